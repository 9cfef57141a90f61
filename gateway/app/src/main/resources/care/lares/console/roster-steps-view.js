// SPDX-License-Identifier: Apache-2.0
// In which order people are called: steps, each at once or in turn.

import { icon } from "./icon.js";
import { html, nothing } from "./lit.js";
import { newStep } from "./roster-draft.js";
import { addButton, chips, faultView, removeButton, section } from "./roster-fields.js";
import { words } from "./words.js";

/**
 * @typedef {object} Steps
 * @property {string} at their path
 * @property {(draft: any) => any[]} of a draft
 * @property {(number: number) => string} name of one, in words
 */

/** @type {Steps} */
const USUAL = { at: "steps", of: (draft) => draft.steps, name: words.plan.step };

export function stepsForm(edit, roster) {
  return section(words.plan.steps, USUAL.at, edit, stepsList(USUAL, edit, roster));
}

/** @param {Steps} steps */
export function stepsList(steps, edit, roster) {
  const all = steps.of(edit.draft);
  return html`<ol class="plan-steps">${all.map((step, index) => html`<li>${stepForm(step, index, steps, edit, roster)}</li>`)}</ol>
    ${addButton("step", words.plan.addStep, () => edit.change((draft) => steps.of(draft).push(newStep())))}`;
}

function stepForm(step, index, steps, edit, roster) {
  const at = `${steps.at}.${index}`;
  const named = steps.name(index + 1);
  const shifts = edit.draft.shifts.filter((shift) => shift.name).map((shift) => [shift.name, shift.name]);
  const gone = step.shifts.filter((name) => !shifts.some(([one]) => one === name)).map((name) => [name, name]);
  return html`<fieldset class="plan-row">
    <legend>${named}</legend>
    ${faultView(edit, at)}
    ${chips({
      edit,
      path: `${at}.shifts`,
      label: words.plan.stepShifts,
      all: [...shifts, ...gone],
      chosen: step.shifts,
      set: (draft, names) => (steps.of(draft)[index].shifts = names),
    })}
    ${chips({
      edit,
      path: `${at}.contacts`,
      label: words.plan.stepContacts,
      all: roster.choices(step.contacts),
      chosen: step.contacts,
      numbered: step.inTurn,
      set: (draft, contacts) => (steps.of(draft)[index].contacts = contacts),
    })}
    <label class="plan-check">
      <input
        type="checkbox"
        data-field="${at}.inTurn"
        .checked=${step.inTurn}
        @change=${(event) => edit.change((draft) => (steps.of(draft)[index].inTurn = event.target.checked))}
      /><span>${words.plan.inTurn}</span>
    </label>
    <div class="plan-acts">
      ${index > 0 ? moveButton(steps, index, -1, "earlier", edit) : nothing}
      ${index < steps.of(edit.draft).length - 1 ? moveButton(steps, index, 1, "later", edit) : nothing}
      ${removeButton(named, () => edit.change((draft) => steps.of(draft).splice(index, 1)))}
    </div>
  </fieldset>`;
}

/** Moves a step; the keyboard goes with it. */
function moveButton(steps, index, by, name, edit) {
  const move = (draft) => {
    const [step] = steps.of(draft).splice(index, 1);
    steps.of(draft).splice(index + by, 0, step);
  };
  const touched = (event) => {
    const list = event.currentTarget.closest("ol");
    edit.change(move);
    queueMicrotask(() => {
      const row = list.children[index + by];
      (row.querySelector(`[data-move=${name}]`) ?? row.querySelector("[data-move]")).focus();
    });
  };
  return html`<button type="button" class="small" data-move=${name} aria-label=${words.plan[name](steps.name(index + 1))} @click=${touched}>
    ${icon(name)}
  </button>`;
}
