// SPDX-License-Identifier: Apache-2.0
// A walk test: what to try, by room; how far it has come; and what it came to.

import { closeButton } from "./close-button.js";
import { icon } from "./icon.js";
import { html, nothing } from "./lit.js";
import { proven, title } from "./pendant.js";
import { clock, countdown, instant, MINUTE } from "./time.js";
import { words } from "./words.js";

const LENGTHS = [10, 20, 30];
/** How soon after an activation the tester says that it was them. */
const CLAIM_WITHIN = MINUTE;
const SIGNS = { waiting: "test", shown: "ready", unclaimed: "doubt", untouched: "unknown" };

/**
 * @param {import("./walk.js").Walk} walk
 * @param {import("./board.js").Board} board
 */
export function walkView(walk, board) {
  return html`<section class="site" aria-labelledby="walk">
    <div class="site-head">
      <h2 id="walk" tabindex="-1">${words.walk.heading}</h2>
      ${closeButton(board, words.walk.close)}
    </div>
    ${walk.said ? html`<p class="refusal" role="status">${icon("refused")}<span>${walk.said}</span></p>` : nothing}
    ${walk.stand ? known(walk, board) : html`<p class="site-quiet">${words.walk.looking}</p>`}
  </section>`;
}

function known(walk, board) {
  return html`${walk.stand.running ? runningView(walk, board) : choiceView(walk, board)} ${reportsView(walk, board)}`;
}

function choiceView(walk, board) {
  const rooms = byRoom(board.ward);
  if (rooms.size === 0) {
    return html`<p class="site-quiet">${words.walk.none}</p>`;
  }
  return html`<p class="site-intro">${words.walk.intro}</p>
    <div class="site-rooms">${[...rooms].map(([room, devices]) => roomView(room, devices, walk, board))}</div>
    <fieldset class="site-lengths">
      <legend>${words.walk.lasts}</legend>
      ${LENGTHS.map(
        (minutes) => html`<button type="button" aria-pressed=${walk.minutes === minutes ? "true" : "false"} @click=${() => walk.last(minutes)}>
          ${words.walk.minutes(minutes)}
        </button>`,
      )}
    </fieldset>
    <div class="site-acts">
      <button type="button" data-walk="start" aria-disabled=${walk.pending ? "true" : "false"} @click=${() => walk.start()}>
        ${icon("test")}<span>${walk.pending === "start" ? words.walk.starting : words.walk.start}</span>
      </button>
      <p>${words.walk.chosen(walk.chosen.size)}</p>
    </div>`;
}

/** Devices in use by the name of their room; those in none come last. */
function byRoom(ward) {
  const rooms = new Map();
  const inUse = [...ward.devices.values()].filter((device) => !device.revoked && device.driver !== "hand");
  const named = inUse.map((device) => ({ device, room: ward.placeName(placeOf(device, ward)) || words.walk.noPlace }));
  named.sort((one, other) => lastly(one) - lastly(other) || one.room.localeCompare(other.room) || title(one.device).localeCompare(title(other.device)));
  for (const { device, room } of named) {
    rooms.set(room, [...(rooms.get(room) ?? []), device]);
  }
  return rooms;
}

function lastly({ room }) {
  return room === words.walk.noPlace ? 1 : 0;
}

function placeOf(device, ward) {
  return device.place ?? ward.residents.get(device.resident)?.place ?? null;
}

function roomView(room, devices, walk, board) {
  const ids = devices.map((device) => device.id);
  const all = ids.every((id) => walk.chosen.has(id));
  return html`<section class="site-room" aria-label=${room}>
    <h3>${room}</h3>
    ${devices.length > 1
      ? html`<button type="button" class="site-choice" aria-pressed=${all ? "true" : "false"} @click=${() => walk.choose(ids, !all)}>
          ${words.walk.all(room)}
        </button>`
      : nothing}
    ${devices.map((device) => choice(device, walk, board))}
  </section>`;
}

function choice(device, walk, board) {
  const chosen = walk.chosen.has(device.id);
  return html`<button
    type="button"
    class="site-choice"
    data-choose=${device.id}
    aria-pressed=${chosen ? "true" : "false"}
    @click=${() => walk.choose([device.id], !chosen)}
  >
    <strong>${title(device)}</strong> <span>${proven(device, board.ward.now()) || words.devices.neverProven}</span>
  </button>`;
}

function runningView(walk, board) {
  const { running } = walk.stand;
  const now = board.ward.now();
  const mine = running.by === board.who();
  const until = clock(instant(running.until), now);
  const parts = ["waiting", "untouched", "unclaimed", "shown"];
  const all = parts.flatMap((state) => running[state].map((id) => ({ id, state })));
  return html`<p class="site-intro" data-walk-by=${running.by}>
      ${mine ? words.walk.mine(until) : words.walk.others(running.by, until)}
      ${words.walk.left(countdown(instant(running.until) - now))}
    </p>
    <p><strong>${words.walk.done(running.shown.length, all.length)}</strong></p>
    <ul class="site-list">${all.map((one) => trialView(one, mine, walk, board))}</ul>
    <div class="site-acts">
      <button type="button" data-walk="end" aria-disabled=${walk.pending ? "true" : "false"} @click=${() => walk.end()}>
        ${icon("over")}<span>${walk.pending === "end" ? words.walk.ending : words.walk.end}</span>
      </button>
    </div>`;
}

function trialView({ id, state }, mine, walk, board) {
  const device = board.ward.devices.get(id) ?? { id };
  const room = board.ward.placeName(placeOf(device, board.ward)) || words.walk.noPlace;
  return html`<li class="site-line is-${state}" data-trial=${id} data-state=${state}>
    ${icon(SIGNS[state])}
    <p><strong>${title(device)}</strong> <span>${room}</span><br />${saysOf(id, state, mine, board)}</p>
    ${state === "waiting" && mine
      ? html`<button type="button" class="site-claim" data-claim=${id} aria-disabled=${walk.pending ? "true" : "false"} @click=${() => walk.claim(id)}>
          ${icon("acknowledge")}<span>${walk.pending === id ? words.acts.sending : words.walk.claim}</span>
        </button>`
      : nothing}
  </li>`;
}

function saysOf(id, state, mine, board) {
  if (state !== "waiting") {
    return words.walk[state];
  }
  const raised = [...board.ward.alarms.values()]
    .filter((alarm) => alarm.test && alarm.device === id)
    .map((alarm) => instant(alarm.raisedAt));
  const left = raised.length > 0 ? countdown(Math.max(...raised) + CLAIM_WITHIN - board.ward.now()) : "";
  return mine ? words.walk.waiting(left) : words.walk.waitingOther;
}

function reportsView(walk, board) {
  const { items } = walk.stand;
  return html`<section aria-labelledby="walk-reports">
    <h3 id="walk-reports">${words.walk.reports}</h3>
    ${items.length === 0
      ? html`<p class="site-quiet">${words.walk.noReports}</p>`
      : html`<ul class="site-list">${items.map((report) => reportView(report, walk, board))}</ul>`}
  </section>`;
}

function reportView(report, walk, board) {
  const lists = ["shown", "unclaimed", "untouched"].filter((name) => report[name].length > 0);
  return html`<li class="site-report" data-report=${report.ended}>
    <h4>${words.walk.report(clock(instant(report.ended), board.ward.now()), report.by)}</h4>
    <p>${words.walk.endings[report.ending] ?? report.ending}</p>
    ${lists.map((name) => html`<p><strong>${words.walk.lists[name]}:</strong> ${report[name].map((id) => title(board.ward.devices.get(id) ?? { id })).join(", ")}</p>`)}
    <p class="site-quiet">${report.seq === null ? words.walk.older : words.walk.entry(report.seq)}</p>
    <button type="button" class="small" data-download=${report.ended} @click=${() => walk.download(report)}>
      ${icon("save")}<span>${words.walk.download}</span>
    </button>
  </li>`;
}
