// SPDX-License-Identifier: Apache-2.0
// Who is away, and who comes instead.

import { html } from "./lit.js";
import { addButton, choice, field, removeButton, section } from "./roster-fields.js";
import { words } from "./words.js";

export function absencesForm(edit, roster) {
  const add = () => edit.change((draft) => draft.absences.push({ contact: "", from: "", to: "", instead: "" }));
  return section(words.plan.absences, "absences", edit, html`
    ${edit.draft.absences.map((absence, index) => absenceForm(absence, index, edit, roster))}
    ${addButton("absence", words.plan.addAbsence, add)}`);
}

function absenceForm(absence, index, edit, roster) {
  const at = `absences.${index}`;
  const named = words.plan.absence(index + 1);
  const one = (name, label, none) =>
    choice({
      edit,
      path: `${at}.${name}`,
      label,
      all: [["", none], ...roster.choices([absence[name]].filter(Boolean))],
      value: absence[name],
      set: (draft, value) => (draft.absences[index][name] = value),
    });
  const time = (end) =>
    field({
      edit,
      path: `${at}.${end}`,
      label: words.plan[end],
      value: absence[end],
      type: "datetime-local",
      set: (draft, value) => (draft.absences[index][end] = value.slice(0, 16)),
    });
  return html`<fieldset class="plan-row">
    <legend>${named}</legend>
    <div class="plan-fields">
      ${one("contact", words.plan.person, "–")} ${time("from")} ${time("to")} ${one("instead", words.plan.instead, words.plan.nobody)}
    </div>
    ${removeButton(named, () => edit.change((draft) => draft.absences.splice(index, 1)))}
  </fieldset>`;
}
