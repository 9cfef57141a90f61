// SPDX-License-Identifier: Apache-2.0
// Hours in which somebody is called for urgent alarms only.

import { html } from "./lit.js";
import { newQuiet } from "./roster-draft.js";
import { addButton, choice, daysField, field, removeButton, section } from "./roster-fields.js";
import { words } from "./words.js";

export function quietForm(edit, roster) {
  const add = () => edit.change((draft) => draft.quiet.push(newQuiet()));
  return section(words.plan.quiet, "quiet", edit, html`
    <p class="roster-none">${words.plan.quietHint}</p>
    ${edit.draft.quiet.map((quiet, index) => hoursForm(quiet, index, edit, roster))}
    ${addButton("quiet", words.plan.addQuiet, add)}`);
}

function hoursForm(quiet, index, edit, roster) {
  const at = `quiet.${index}`;
  const named = words.plan.quietOne(index + 1);
  const time = (end) =>
    field({ edit, path: `${at}.${end}`, label: words.plan[end], value: quiet[end], type: "time", set: (draft, value) => (draft.quiet[index][end] = value) });
  return html`<fieldset class="plan-row">
    <legend>${named}</legend>
    <div class="plan-fields">
      ${choice({
        edit,
        path: `${at}.contact`,
        label: words.plan.person,
        all: [["", "–"], ...roster.choices([quiet.contact].filter(Boolean))],
        value: quiet.contact,
        set: (draft, value) => (draft.quiet[index].contact = value),
      })}
      ${time("from")} ${time("to")}
    </div>
    ${daysField({ edit, path: `${at}.days`, chosen: quiet.days, set: (draft, days) => (draft.quiet[index].days = days) })}
    ${removeButton(named, () => edit.change((draft) => draft.quiet.splice(index, 1)))}
  </fieldset>`;
}
