// SPDX-License-Identifier: Apache-2.0
// One open alarm: who, where, what, since when, what to do, who has it, and what can be done about it.

import { icon } from "./icon.js";
import { html, nothing } from "./lit.js";
import { title } from "./pendant.js";
import { OWN_CONSOLE, silentUntil, unanswered } from "./priority.js";
import { clock, countdown, instant, inWords } from "./time.js";
import { namesShown } from "./names.js";
import { firstAndRest } from "./sentences.js";
import { told, words } from "./words.js";

/** Minutes that whoever goes may need. */
const ARRIVALS = [2, 5, 10];
export const SHAPES = { high: "priority-high", medium: "priority-medium", low: "priority-low" };

/**
 * @param {import("./contract.js").Alarm} alarm
 * @param {import("./board.js").Board} board
 */
export function alarmView(alarm, board) {
  const flashing = unanswered(alarm) && !alarm.test;
  const [what, why] = firstAndRest(alarm.text);
  return html`<li>
    <article
      class="alarm alarm-${alarm.priority} ${flashing ? "is-flashing" : ""} ${alarm.test ? "is-test" : ""}"
      data-alarm=${alarm.id}
      data-state=${alarm.state}
      aria-labelledby="who-${alarm.id} what-${alarm.id}"
    >
      <div class="alarm-signs">
        <p class="sign">${icon(SHAPES[alarm.priority])}<span>${words.alarms.priority[alarm.priority]}</span></p>
        ${alarm.test ? html`<p class="sign sign-test">${icon("test")}<span>${words.alarms.test}</span></p>` : nothing}
        ${sinceView(alarm, board.ward.now())}
      </div>
      <div class="alarm-words">
        <h3 id="who-${alarm.id}">${who(alarm, board.ward)}</h3>
        <p class="alarm-where">${where(alarm, board.ward)}</p>
        <p class="alarm-what" id="what-${alarm.id}">${what}</p>
        ${why ? html`<p class="alarm-why">${why}</p>` : nothing}
        <p class="alarm-advice">${alarm.advice}</p>
        ${courseView(alarm, board)} ${historyView(alarm, board.ward)}
      </div>
      ${actsView(alarm, board)}
    </article>
  </li>`;
}

/** Whom it concerns, else where it is, else what told. */
export function who(alarm, ward) {
  const name = namesShown && (alarm.residentName ?? ward.residents.get(alarm.resident)?.name ?? alarm.resident);
  return name || ward.placeName(alarm.place) || deviceName(alarm, ward) || words.alarms.house;
}

export function deviceName(alarm, ward) {
  return alarm.device ? words.alarms.device(title(ward.devices.get(alarm.device) ?? { id: alarm.device })) : "";
}

export function sinceView(alarm, now) {
  const raised = instant(alarm.raisedAt);
  return html`<p class="alarm-since">
    <strong>${inWords(now - raised)}</strong>
    <span>${words.alarms.since} <time datetime=${alarm.raisedAt}>${clock(raised, now)}</time></span>
  </p>`;
}

/** What the heading does not say of the place and the device. */
function where(alarm, ward) {
  if (alarm.resident && namesShown) {
    return [ward.placeName(alarm.place), deviceName(alarm, ward)].filter(Boolean).join(" · ");
  }
  if (alarm.place) {
    return deviceName(alarm, ward);
  }
  return alarm.device ? words.alarms.nobody : alarm.site;
}

/** What has been done about it, and what comes next by itself. */
function courseView(alarm, board) {
  const facts = course(alarm, board.ward.now());
  return facts.length === 0
    ? nothing
    : html`<ul class="alarm-course">
        ${facts.map((fact) => html`<li>${icon(fact.icon)}<span>${fact.words}</span></li>`)}
      </ul>`;
}

function course(alarm, now) {
  const facts = [];
  const add = (picture, said) => facts.push({ icon: picture, words: said });
  const left = instant(alarm.holdUntil) - now;
  const hold = left > 0 ? words.alarms.hold(countdown(left)) : words.alarms.holdOver;
  if (alarm.state === "accepted") {
    add("going", `${words.alarms.going(alarm.acceptedBy)}${alarm.holdUntil ? `, ${hold}` : ""}`);
    const there = instant(alarm.expectedAt);
    if (there) {
      add("clock", there > now ? words.alarms.hereBy(clock(there, now)) : words.alarms.overdue(clock(there, now)));
    }
  } else if (alarm.state === "acknowledged") {
    add("seen", `${words.alarms.seen(lastBy(alarm, "acknowledged"))}${alarm.holdUntil ? `, ${hold}` : ""}`);
  } else if (left > 0) {
    add("clock", words.alarms.escalates(countdown(left)));
  }
  if (alarm.state === "ended_unacknowledged") {
    add("gone", words.alarms.causeGone);
  }
  const looked = alarm.history.findLast((step) => step.event === "seen");
  if (looked && unanswered(alarm)) {
    add("seen", words.alarms.looked(looked.by));
  }
  const escalated = alarm.history.findLast((step) => step.event === "escalated");
  if (escalated) {
    add("escalated", words.alarms.escalated(clock(instant(escalated.at), now), told(escalated.detail)));
  }
  if (alarm.occurrence > 1) {
    add("again", words.alarms.again(alarm.occurrence));
  }
  if (alarm.count > alarm.occurrence) {
    add("again", alarm.kind === "sos" ? words.alarms.count(alarm.count) : words.alarms.told(alarm.count));
  }
  const silent = silentUntil(alarm, now);
  if (silent && unanswered(alarm)) {
    add("silent", words.alarms.silent(countdown(silent - now)));
  }
  for (const elsewhere of silencedElsewhere(alarm, now)) {
    add("silent", words.alarms.silentElsewhere(elsewhere.by, clock(instant(elsewhere.until), now)));
  }
  const { confirmed, failed } = messages(alarm);
  if (confirmed.length > 0) {
    add("over", words.alarms.confirmed(confirmed.join(", ")));
  }
  if (failed.length > 0) {
    add("doubt", words.alarms.unconfirmed(failed.join(", ")));
  }
  return facts;
}

/** Silences of other consoles, which sound again by themselves. */
export function silencedElsewhere(alarm, now) {
  return (alarm.silenced ?? []).filter((one) => one.console !== OWN_CONSOLE && instant(one.until) > now);
}

/** Which receivers have confirmed that they have it, and on which the latest try failed. */
function messages(alarm) {
  const latest = new Map();
  for (const step of alarm.history) {
    if (step.event === "delivered" || step.event === "delivery_failed") {
      latest.set(step.by, step.event);
    }
  }
  const such = (event) => [...latest.keys()].filter((by) => latest.get(by) === event);
  return { confirmed: such("delivered"), failed: such("delivery_failed") };
}

function lastBy(alarm, event) {
  return alarm.history.findLast((step) => step.event === event)?.by ?? "";
}

function historyView(alarm, ward) {
  return html`<details class="alarm-history">
    <summary>${words.alarms.history}</summary>
    <ol>
      ${alarm.history.map(
        (step) => html`<li>
          <time datetime=${step.at}>${clock(instant(step.at), ward.now())}</time>
          <span>${words.alarms.steps[step.event] ?? step.event}</span>
          <span>${step.event === "notified" ? step.channel : step.by}</span>
          <span>${told(step.detail)}</span>
        </li>`,
      )}
    </ol>
  </details>`;
}

function actsView(alarm, board) {
  const refusal = board.acts.refusals.get(alarm.id);
  if (!board.mayAct()) {
    return html`<p class="alarm-acts">${words.acts.lookOnly}</p>`;
  }
  return html`<div class="alarm-acts">
    ${actions(alarm, board).map((act) => actView(alarm, act, board))} ${arrivalView(alarm, board)}
    ${refusal ? html`<p class="refusal">${icon("refused")}<span>${refusal}</span></p>` : nothing}
  </div>`;
}

/** What can be done now, the most likely first. */
export function actions(alarm, board) {
  if (unanswered(alarm)) {
    const silent = alarm.test || silentUntil(alarm, board.ward.now()) > 0;
    return silent ? ["accept", "acknowledge"] : ["accept", "acknowledge", "silence"];
  }
  if (alarm.state === "acknowledged") {
    return ["accept", "end"];
  }
  return alarm.acceptedBy === board.who() ? ["end"] : ["end", "accept"];
}

/** Asks whoever goes how soon, until it is said; nobody has to. */
function arrivalView(alarm, board) {
  if (alarm.state !== "accepted" || alarm.acceptedBy !== board.who() || alarm.expectedAt) {
    return nothing;
  }
  return html`<div class="arrival" role="group" aria-label=${words.acts.howSoon}>
    <span>${words.acts.howSoon}</span>
    ${ARRIVALS.map(
      (minutes) => html`<button type="button" data-arrival=${minutes} @click=${(event) => board.arrive(event, alarm, minutes)}>
        ${words.time.minutes(minutes)}
      </button>`,
    )}
  </div>`;
}

function actView(alarm, action, board) {
  const pending = board.acts.pending.get(alarm.id);
  return html`<button
    type="button"
    class="act act-${action}"
    data-act=${action}
    aria-disabled=${pending ? "true" : "false"}
    aria-describedby="who-${alarm.id} what-${alarm.id}"
    @click=${(event) => board.touch(event, alarm, action)}
  >
    ${icon(action === "end" ? "over" : action)}<span>${pending === action ? words.acts.sending : words.acts[action]}</span>
  </button>`;
}
