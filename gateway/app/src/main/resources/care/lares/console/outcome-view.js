// SPDX-License-Identifier: Apache-2.0
// How it ended, by picture: large enough for a thumb in the dark, and the word below for certainty.

import { who } from "./alarm-view.js";
import { icon } from "./icon.js";
import { html } from "./lit.js";
import { firstAndRest } from "./sentences.js";
import { words } from "./words.js";

const PERSON = [
  "helped_up",
  "toilet_help",
  "comforted",
  "needs_doctor",
  "ambulance_called",
  "nothing_found",
  "false_alarm",
];
const CHOICES = {
  person: PERSON,
  assistance: PERSON,
  environment: ["aired", "fire_brigade", "technical_fixed", "nothing_found", "false_alarm"],
  security: ["comforted", "technical_fixed", "nothing_found", "false_alarm"],
  technical: ["technical_fixed", "battery_changed", "technician_called", "nothing_found"],
};

/** The outcomes that fit an alarm; sent as they are named here. */
export function choices(alarm) {
  return CHOICES[alarm.category] ?? PERSON;
}

/**
 * @param {import("./contract.js").Alarm} alarm
 * @param {import("./board.js").Board} board
 */
export function outcomeView(alarm, board) {
  const sending = board.acts.pending.has(alarm.id);
  return html`<dialog
    id="outcome"
    class="outcome"
    data-modal
    data-about=${alarm.id}
    aria-labelledby="outcome-heading"
    aria-describedby="outcome-about"
    @close=${() => board.closeOutcome()}
  >
    <!-- Focus begins on the heading: a key pressed twice must choose nothing. -->
    <h2 id="outcome-heading" tabindex="-1" autofocus>${words.outcome.heading}</h2>
    <p id="outcome-about">${words.outcome.about(who(alarm, board.ward), firstAndRest(alarm.text)[0])}</p>
    <div class="outcome-choices">
      ${choices(alarm).map(
        (choice) => html`<button
          type="button"
          data-outcome=${choice}
          aria-disabled=${sending ? "true" : "false"}
          @click=${() => board.end(alarm, choice)}
        >
          ${icon(choice)}<span>${words.outcome.choices[choice]}</span>
        </button>`,
      )}
    </div>
    <button type="button" class="outcome-cancel" @click=${() => board.closeOutcome()}>${words.outcome.cancel}</button>
  </dialog>`;
}
