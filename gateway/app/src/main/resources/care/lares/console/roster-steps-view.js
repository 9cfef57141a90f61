// SPDX-License-Identifier: Apache-2.0
// In which order people are called: steps, each at once or in turn.

import { icon } from "./icon.js";
import { html, nothing } from "./lit.js";
import { chips, faultView, removeButton, section } from "./roster-fields.js";
import { words } from "./words.js";

export function stepsForm(edit, roster) {
  const add = () => edit.change((draft) => draft.steps.push({ shifts: [], contacts: [], inTurn: false }));
  return section(words.plan.steps, "steps", edit, html`
    <ol class="plan-steps">${edit.draft.steps.map((step, index) => html`<li>${stepForm(step, index, edit, roster)}</li>`)}</ol>
    <button type="button" data-add="step" @click=${add}>${icon("add")}<span>${words.plan.addStep}</span></button>`);
}

function stepForm(step, index, edit, roster) {
  const at = `steps.${index}`;
  const named = words.plan.step(index + 1);
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
      set: (draft, names) => (draft.steps[index].shifts = names),
    })}
    ${chips({
      edit,
      path: `${at}.contacts`,
      label: words.plan.stepContacts,
      all: roster.choices(step.contacts),
      chosen: step.contacts,
      numbered: step.inTurn,
      set: (draft, contacts) => (draft.steps[index].contacts = contacts),
    })}
    <label class="plan-check">
      <input
        type="checkbox"
        data-field="${at}.inTurn"
        .checked=${step.inTurn}
        @change=${(event) => edit.change((draft) => (draft.steps[index].inTurn = event.target.checked))}
      /><span>${words.plan.inTurn}</span>
    </label>
    <div class="plan-acts">
      ${index > 0 ? moveButton(edit, index, -1, "earlier", named) : nothing}
      ${index < edit.draft.steps.length - 1 ? moveButton(edit, index, 1, "later", named) : nothing}
      ${removeButton(named, () => edit.change((draft) => draft.steps.splice(index, 1)))}
    </div>
  </fieldset>`;
}

function moveButton(edit, index, by, name, what) {
  const move = (draft) => {
    const [step] = draft.steps.splice(index, 1);
    draft.steps.splice(index + by, 0, step);
  };
  return html`<button type="button" class="small" aria-label=${words.plan[name](what)} @click=${() => edit.change(move)}>${icon(name)}</button>`;
}
