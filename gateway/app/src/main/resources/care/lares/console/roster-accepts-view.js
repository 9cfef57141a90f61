// SPDX-License-Identifier: Apache-2.0
// Which people may take an alarm upon themselves: those with a PIN are offered, others are typed.

import { html } from "./lit.js";
import { chips, section } from "./roster-fields.js";
import { words } from "./words.js";

/** @param {string[]} people who have a PIN */
export function acceptsForm(edit, people) {
  const { accepts } = edit.draft;
  const all = [...new Set([...people, ...accepts])];
  return section(words.plan.accepts, "accepts-part", edit, html`
    <p class="roster-none">${words.plan.acceptsHint}</p>
    ${chips({
      edit,
      path: "accepts",
      label: words.plan.acceptsWho,
      all: all.map((person) => [person, person]),
      chosen: accepts,
      set: (draft, chosen) => (draft.accepts = chosen),
    })}
    ${otherField(edit)}`);
}

/** Whoever is typed here is chosen as soon as the field is left. */
function otherField(edit) {
  const take = (field) => {
    const person = field.value.trim();
    field.value = "";
    if (person) {
      edit.held.after(() => edit.change((draft) => (draft.accepts = [...new Set([...draft.accepts, person])])));
    }
  };
  const typed = (event) => {
    if (event.key === "Enter") {
      event.preventDefault(); // Else it would save.
      take(event.target);
    }
  };
  return html`<label class="plan-field">
    <span>${words.plan.acceptsOther}</span>
    <input type="text" data-field="accepts-other" autocomplete="off" autocapitalize="none" spellcheck="false" @keydown=${typed} @change=${(event) => take(event.target)} />
  </label>`;
}
