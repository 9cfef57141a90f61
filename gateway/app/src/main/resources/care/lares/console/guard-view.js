// SPDX-License-Identifier: Apache-2.0
// How the house is guarded: what holds now, who said so, and a button for each way.

import { closeButton } from "./close-button.js";
import { icon } from "./icon.js";
import { html, nothing } from "./lit.js";
import { clock, countdown, instant } from "./time.js";
import { words } from "./words.js";

const MODES = ["disarmed", "home", "night", "away", "vacation"];
const SIGNS = { disarmed: "over", arming: "going", armed: "ready", pending: "doubt", triggered: "priority-high" };

/**
 * @param {import("./guard.js").Guard} guard
 * @param {import("./board.js").Board} board
 */
export function guardView(guard, board) {
  return html`<section class="site" aria-labelledby="guard">
    <div class="site-head">
      <h2 id="guard" tabindex="-1">${words.guard.heading}</h2>
      ${closeButton(board, words.guard.close)}
    </div>
    ${guard.said ? html`<p class="refusal" role="status">${icon("refused")}<span>${guard.said}</span></p>` : nothing}
    ${guard.stand ? known(guard, board) : html`<p class="site-quiet">${words.guard.looking}</p>`}
  </section>`;
}

function known(guard, board) {
  const { mode, state, until, since, by } = guard.stand;
  const now = board.ward.now();
  const left = until ? countdown(instant(until) - now) : "";
  return html`<p class="site-line" role="status" data-guard=${mode} data-state=${state}>
      ${icon(SIGNS[state])}
      <span><strong>${words.guard.modes[mode]}</strong> ${words.guard.states[state](left)}
        ${since ? html`<br />${words.guard.said(clock(instant(since), now), by)}` : nothing}</span>
    </p>
    <p class="site-intro">${words.guard.intro}</p>
    <fieldset class="site-lengths">
      <legend>${words.guard.choose}</legend>
      ${MODES.map(
        (one) => html`<button
          type="button"
          data-arm=${one}
          aria-pressed=${mode === one ? "true" : "false"}
          aria-disabled=${guard.pending ? "true" : "false"}
          @click=${() => guard.arm(one, board.who())}
        >
          ${guard.pending === one ? words.acts.sending : words.guard.modes[one]}
        </button>`,
      )}
    </fieldset>
    <ul class="site-list">${MODES.map((one) => html`<li><strong>${words.guard.modes[one]}:</strong> ${words.guard.means[one]}</li>`)}</ul>`;
}
