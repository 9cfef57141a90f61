// SPDX-License-Identifier: Apache-2.0
// Technical alarms that are looked at as one: how many, what is wrong, since when; a touch opens it.

import { SHAPES, actions, alarmView, deviceName, sinceView } from "./alarm-view.js";
import { icon } from "./icon.js";
import { html, nothing, repeat } from "./lit.js";
import { unanswered } from "./priority.js";
import { words } from "./words.js";

/** The device that all zigbee devices are reached through: its loss is theirs. */
const COORDINATOR = "zigbee2mqtt";

/**
 * @param {{ key: string, members: import("./contract.js").Alarm[] }} row
 * @param {import("./board.js").Board} board
 */
export function foldView(row, board) {
  const { key, members } = row;
  const [first] = members;
  const oldest = members.reduce((one, other) => (other.raisedAt < one.raisedAt ? other : one));
  const flashing = unanswered(first) && !first.test;
  return html`<li>
    <article
      class="alarm alarm-${first.priority} ${flashing ? "is-flashing" : ""} ${first.test ? "is-test" : ""}"
      data-fold=${key}
      data-state=${first.state}
      aria-labelledby="fold-${first.id}"
    >
      <div class="alarm-signs">
        <p class="sign">${icon(SHAPES[first.priority])}<span>${words.alarms.priority[first.priority]}</span></p>
        ${first.test ? html`<p class="sign sign-test">${icon("test")}<span>${words.alarms.test}</span></p>` : nothing}
        ${sinceView(oldest, board.ward.now())}
      </div>
      <div class="alarm-words">
        <h3 id="fold-${first.id}">${foldText(members)}</h3>
        <p class="alarm-where">${names(members, board.ward)}</p>
        <p class="alarm-advice">${first.advice}</p>
      </div>
      ${actsView(row, board)}
      <details class="fold">
        <summary>${words.alarms.foldOpen(members.length)}</summary>
        <ul class="alarm-list">${repeat(members, (alarm) => alarm.id, (alarm) => alarmView(alarm, board))}</ul>
      </details>
    </article>
  </li>`;
}

/** What is said of all of them. */
export function foldText(members) {
  const [{ kind }] = members;
  const lost = kind === "sensor_stale" && members.some((alarm) => alarm.device === COORDINATOR);
  return words.alarms.folded[lost ? "coordinator" : kind]?.(members.length) ?? words.alarms.folded.other(members.length);
}

/** A few of the devices, so that one knows where to look without opening it. */
function names(members, ward) {
  const few = members.slice(0, 4).map((alarm) => deviceName(alarm, ward));
  return few.join(" · ") + (members.length > few.length ? " …" : "");
}

function actsView({ members }, board) {
  if (!board.mayAct()) {
    return html`<p class="alarm-acts">${words.acts.lookOnly}</p>`;
  }
  const [first] = members;
  const pending = members.map((alarm) => board.acts.pending.get(alarm.id)).find(Boolean);
  const refusal = members.map((alarm) => board.acts.refusals.get(alarm.id)).find(Boolean);
  return html`<div class="alarm-acts">
    ${actions(first, board)
      .filter((action) => action !== "end")
      .map(
        (action) => html`<button
          type="button"
          class="act act-${action}"
          data-act=${action}
          aria-disabled=${pending ? "true" : "false"}
          aria-describedby="fold-${first.id}"
          @click=${(event) => board.touchAll(event, members, action)}
        >
          ${icon(action)}<span>${pending === action ? words.acts.sending : words.alarms.forAll(words.acts[action], members.length)}</span>
        </button>`,
      )}
    ${refusal ? html`<p class="refusal">${icon("refused")}<span>${refusal}</span></p>` : nothing}
  </div>`;
}
