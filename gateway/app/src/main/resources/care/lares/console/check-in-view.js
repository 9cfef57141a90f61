// SPDX-License-Identifier: Apache-2.0
// Whether a resident has said that all is well, and whether the family was in touch: one line each on the tile.

import { post, Refused } from "./http.js";
import { icon } from "./icon.js";
import { html, nothing } from "./lit.js";
import { clock, instant } from "./time.js";
import { told, words } from "./words.js";

const ICONS = { asked: "clock", answered: "ready", missed: "doubt", away: "away", clock_untrusted: "unknown", waiting: "later" };

/**
 * @param {import("./contract.js").Resident} resident
 * @param {import("./board.js").Board} board
 */
export function checkInView(resident, board) {
  const checkIn = board.ward.checkIns.get(resident.id);
  if (!checkIn) {
    return nothing;
  }
  const due = board.ward.alarmsOf(resident.id).some((alarm) => alarm.kind === "family_contact_due");
  return html`${checkIn.state === "off" ? nothing : stateLine(checkIn, board)} ${due ? familyLine(checkIn, board) : nothing}`;
}

function stateLine(checkIn, board) {
  const asked = checkIn.state === "asked" || checkIn.state === "missed";
  return html`<p class="tile-check-in is-${checkIn.state}" data-check-in=${checkIn.state}>
    ${icon(ICONS[checkIn.state] ?? "unknown")}<span>${says(checkIn, board.ward.now())}</span>
    ${asked && board.mayAct() ? button(words.checkIn.well, checkIn, board, "check-in") : nothing}
  </p>`;
}

function says(checkIn, now) {
  const time = (text) => clock(instant(text), now);
  const { window, next, last } = checkIn;
  switch (checkIn.state) {
    case "asked":
      return words.checkIn.asked(time(window.to));
    case "answered":
      return words.checkIn.answered(time(last.at));
    case "missed":
      return words.checkIn.missed(time(window.from), time(window.to));
    case "away":
      return words.checkIn.away(time(checkIn.awayUntil));
    case "waiting":
      return next ? words.checkIn.waiting(time(next.from)) : words.checkIn.never;
    default:
      return words.checkIn.clock;
  }
}

function familyLine(checkIn, board) {
  return html`<p class="tile-check-in is-missed" data-family="due">
    ${icon("doubt")}<span>${words.checkIn.family}</span>
    ${board.mayAct()
      ? html`${button(words.checkIn.visit, checkIn, board, "family-contacts", { how: "visit" })}
        ${button(words.checkIn.call, checkIn, board, "family-contacts", { how: "call" })}`
      : nothing}
  </p>`;
}

function button(label, checkIn, board, what, body) {
  return html`<button type="button" ?disabled=${board.checkInPending === checkIn.resident} @click=${() => note(checkIn, board, what, body)}>
    ${label}
  </button>`;
}

/** Nothing shows as done before the gateway has said so. */
async function note(checkIn, board, what, body) {
  const path = `residents/${encodeURIComponent(checkIn.resident)}`;
  let refused = "";
  board.waitFor(checkIn.resident);
  try {
    await post(`${path}/${what}`, body);
  } catch (problem) {
    refused = problem instanceof Refused ? told(problem.message) || words.acts.refused(problem.status) : words.acts.cut;
  }
  await board.checkedIn(checkIn.resident, refused);
}
