// SPDX-License-Identifier: Apache-2.0
// The hand-over as a sheet: what is open, silent, in test, not protected, and what happened; on paper as well.

import { silencedElsewhere, who } from "./alarm-view.js";
import { closeButton } from "./close-button.js";
import { LONGEST_NOTE, MOST_ENDED, onDuty } from "./duty.js";
import { icon } from "./icon.js";
import { html, nothing } from "./lit.js";
import { namesShown } from "./names.js";
import { conditions, title } from "./pendant.js";
import { byUrgency, OWN_CONSOLE, silentUntil } from "./priority.js";
import { firstAndRest } from "./sentences.js";
import { clock, DAY, instant } from "./time.js";
import { lastChange } from "./ward.js";
import { told, words } from "./words.js";

/** Earlier hand-overs shown. */
const EARLIER = 5;

/**
 * @param {import("./handover.js").Handover} handover
 * @param {import("./board.js").Board} board
 */
export function handoverView(handover, board) {
  const { known } = handover;
  return html`<section class="handover" aria-labelledby="handover">
    <div class="roster-head">
      <h2 id="handover" tabindex="-1">${words.handover.heading}</h2>
      <div class="handover-buttons">
        <button type="button" class="small" data-print @click=${() => window.print()}>${icon("print")}<span>${words.handover.print}</span></button>
        ${closeButton(board, words.handover.close)}
      </div>
    </div>
    ${handover.said ? html`<p class="refusal" role="status">${icon("refused")}<span>${handover.said}</span></p>` : nothing}
    ${known ? sheet(handover, board) : html`<p class="roster-none">${words.handover.looking}</p>`}
  </section>`;
}

function sheet(handover, board) {
  const { known } = handover;
  const now = board.ward.now();
  const site = [...board.ward.alarms.values()][0]?.site || words.product;
  return html`<p class="handover-printed">${words.handover.printed(clock(now, now), site)}</p>
    <p data-since>${known.latest ? words.handover.since(known.latest.by, clock(instant(known.latest.at), now)) : words.handover.never}</p>
    ${known.latest?.note ? html`<p class="handover-note">${known.latest.note}</p>` : nothing}
    <div class="handover-parts">
      ${part("onDuty", "roster", duty(known, now))} ${part("alarms", "clock", openAlarms(board))}
      ${part("test", "test", tests(known, now))} ${part("unprotected", "doubt", unprotected(known, board))}
      ${part("happened", "over", happened(known, board))} ${part("before", "handover", before(known, now))}
    </div>
    ${takeOver(handover, board)}`;
}

/** @param {any[]} lines in the order they are read */
function part(name, picture, lines) {
  return html`<section class="handover-part" data-part=${name}>
    <h3>${icon(picture)}<span>${words.handover[name]}</span></h3>
    <ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>
  </section>`;
}

function duty({ roster, names, coverage }, now) {
  if (!coverage) {
    return [words.handover.hidden];
  }
  if (!roster) {
    return [words.handover.everybody];
  }
  const shifts = onDuty(roster, now);
  return shifts.length === 0
    ? [words.handover.nobodyOnDuty]
    : shifts.map((shift) =>
        words.handover.until(`${shift.name}: ${shift.contacts.map((id) => names.get(id) ?? id).join(", ")}`, shift.to),
      );
}

function openAlarms(board) {
  const { ward } = board;
  const alarms = [...ward.alarms.values()].sort(byUrgency);
  if (alarms.length === 0) {
    return [ward.fresh() ? words.handover.noAlarms : words.handover.unknown];
  }
  const now = ward.now();
  return alarms.map(
    (alarm) => html`<strong class="handover-sign">${icon(`priority-${alarm.priority}`)}${words.alarms.priority[alarm.priority]}</strong>
      ${alarm.test ? html`<strong>${words.alarms.test}</strong> ` : nothing}<span>${who(alarm, ward)}: ${firstAndRest(alarm.text)[0]}</span>
      <span class="handover-quiet">${words.alarms.since} ${clock(instant(alarm.raisedAt), now)} · ${state(alarm)}${silences(alarm, now)}</span>`,
  );
}

function state(alarm) {
  if (alarm.state === "accepted") {
    return words.alarms.going(alarm.acceptedBy);
  }
  if (alarm.state === "acknowledged") {
    return words.alarms.seen(alarm.history.findLast((step) => step.event === "acknowledged")?.by ?? "");
  }
  return alarm.state === "ended_unacknowledged" ? words.alarms.causeGone : words.handover.unanswered;
}

function silences(alarm, now) {
  const own = (alarm.silenced ?? []).filter((one) => one.console === OWN_CONSOLE && silentUntil(alarm, now) > 0);
  return [...own, ...silencedElsewhere(alarm, now)]
    .map((one) => ` · ${words.handover.silenced(one.by, clock(instant(one.until), now))}`)
    .join("");
}

function tests({ tests: walk }, now) {
  if (!walk) {
    return [words.handover.hiddenTest];
  }
  return walk.running
    ? [words.handover.testBy(walk.running.by, clock(instant(walk.running.until), now))]
    : [words.handover.noTest];
}

/** Devices that need somebody, hours nobody covers before this time tomorrow, what the gateway says of itself. */
function unprotected({ coverage }, board) {
  const { ward } = board;
  const now = ward.now();
  const lines = [...(ward.health?.degraded ?? [])];
  if (ward.hidden.has("devices")) {
    lines.push(words.handover.hidden);
  }
  const wanting = [];
  for (const device of ward.devices.values()) {
    const [found] = conditions([device], ward.readings.get(device.resident), now);
    const says = found?.wrong || (found && unproven(device)) ? found.says : unproven(device) ? [words.devices.neverProven] : [];
    if (says.length > 0) {
      wanting.push(`${whereabouts(device, ward)} · ${title(device)}: ${says.join(", ")}`);
    }
  }
  lines.push(...wanting.sort((one, other) => one.localeCompare(other, words.locale, { numeric: true })));
  for (const gap of coverage?.plans.flatMap((plan) => plan.gaps) ?? []) {
    if (instant(gap.from) < now + DAY) {
      const what = gap.responders === 0 ? words.roster.noResponder : words.roster.channels(gap.channels);
      lines.push(words.handover.gap(clock(instant(gap.from), now), clock(instant(gap.to), now), what));
    }
  }
  return lines.length === 0 ? [words.handover.allProtected] : lines;
}

function whereabouts(device, ward) {
  const resident = ward.residents.get(device.resident);
  const place = ward.placeName(device.place ?? resident?.place);
  return [namesShown ? resident?.name : "", place].filter(Boolean).join(", ") || words.alarms.house;
}

/** What tells nothing by itself is known to work only once somebody has tried it. */
function unproven(device) {
  return !device.supervised && !device.lastProven;
}

function happened({ ended, more }, board) {
  const now = board.ward.now();
  const lines = ended.map((alarm) => {
    const last = alarm.history.at(-1);
    const outcome = told(last?.detail ?? "") || words.alarms.steps.ended;
    const notes = alarm.history.filter((step) => step.event === "noted");
    return html`<span>${who(alarm, board.ward)}: ${firstAndRest(alarm.text)[0]}</span>
      <span class="handover-quiet">
        ${words.alarms.since} ${clock(instant(alarm.raisedAt), now)}, ${words.handover.ended(clock(lastChange(alarm), now), outcome, last?.by ?? "")}
      </span>
      ${notes.map((step) => html`<span class="handover-quiet">${words.handover.noted(step.by, step.detail)}</span>`)}`;
  });
  if (more) {
    lines.push(words.handover.more(MOST_ENDED));
  }
  return lines.length === 0 ? [words.handover.nothing] : lines;
}

function before({ handovers }, now) {
  return handovers.length === 0
    ? ["–"]
    : handovers.slice(0, EARLIER).map((one) => words.handover.line(clock(instant(one.at), now), one.by, one.open.length));
}

function takeOver(handover, board) {
  if (!board.mayAct()) {
    return html`<p class="roster-none">${words.handover.mayNot}</p>`;
  }
  const tooLong = handover.note.length > LONGEST_NOTE;
  const person = board.isNobody() ? "" : board.who();
  return html`<form class="handover-take" @submit=${(event) => {
    event.preventDefault();
    handover.takeOver();
  }}>
    <h3>${words.handover.take}</h3>
    <label for="handover-note">${words.handover.note}</label>
    <textarea
      id="handover-note"
      rows="3"
      .value=${handover.note}
      aria-invalid=${tooLong ? "true" : "false"}
      aria-describedby="handover-said"
      @input=${(event) => handover.type(event.target.value)}
    ></textarea>
    <p id="handover-said" role="status">${tooLong ? words.handover.noteTooLong(LONGEST_NOTE) : done(handover, board)}</p>
    ${handover.isTaken() ? nothing : takeButton(handover.busy, person)}
  </form>`;
}

function takeButton(busy, person) {
  const said = person ? words.handover.takeOver(person) : words.handover.takeOverAsSomebody;
  return html`<button type="submit" class="primary" data-take-over aria-disabled=${busy ? "true" : "false"}>
    ${icon("handover")}<span>${busy ? words.handover.taking : said}</span>
  </button>`;
}

function done({ done: took }, board) {
  return took ? words.handover.taken(took.by, clock(instant(took.at), board.ward.now())) : "";
}
