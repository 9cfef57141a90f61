// SPDX-License-Identifier: Apache-2.0
// The list of contacts, and the form of the one that is changed.

import { icon } from "./icon.js";
import { html, nothing } from "./lit.js";
import { field, removeButton } from "./roster-fields.js";
import { words } from "./words.js";

/**
 * @param {import("./contacts-edit.js").ContactsEdit} edit
 * @param {import("./roster.js").Roster} roster
 */
export function contactsView(edit, roster) {
  return html`<section class="plan-section" aria-labelledby="plan-of-contacts">
    <h3 id="plan-of-contacts">${words.plan.contact.heading}</h3>
    <ul class="plan-contacts">
      ${roster.contacts.map(
        (contact) => html`<li data-contact=${contact.id}>
          <span><strong>${contact.name}</strong> · ${contact.webhook?.url ?? words.plan.contact.noUrl}</span>
          <button type="button" class="small" aria-label=${words.plan.contact.change(contact.name)} @click=${() => edit.open(contact)}>
            ${icon("edit")}<span>${words.plan.edit}</span>
          </button>
        </li>`,
      )}
    </ul>
    ${edit.done ? html`<p class="roster-covered" role="status">${icon("ready")}<span>${edit.done}</span></p>` : nothing}
    ${edit.said ? html`<p class="refusal" role="alert">${icon("refused")}<span>${edit.said}</span></p>` : nothing}
    ${edit.draft
      ? contactForm(edit, roster)
      : html`<button type="button" data-add="contact" @click=${() => edit.open(null, roster.contacts.length)}>
          ${icon("add")}<span>${words.plan.contact.add}</span>
        </button>`}
  </section>`;
}

function contactForm(edit, roster) {
  const { draft } = edit;
  const one = (name, label, type) =>
    field({
      edit,
      path: `contact.${name}`,
      label,
      value: String(draft[name]),
      type,
      set: (changed, value) => (changed[name] = type === "number" ? Math.max(0, Math.min(999, Number(value) || 0)) : value.trim()),
    });
  const save = (event) => {
    event.preventDefault();
    void edit.save();
  };
  const { press, land, lift } = edit.held;
  return html`<form class="plan-row" @submit=${save} @mousedown=${press} @click=${land} @mouseup=${lift} novalidate>
    <div class="plan-fields">
      ${draft.known ? nothing : one("id", words.plan.contact.id)} ${one("name", words.plan.contact.name)}
      ${one("url", words.plan.contact.url, "url")} ${one("order", words.plan.contact.order, "number")}
    </div>
    <div class="plan-acts">
      <button type="submit" class="primary" data-contact-save aria-disabled=${edit.busy ? "true" : "false"}>
        ${icon("save")}<span>${edit.busy ? words.plan.saving : words.plan.contact.save}</span>
      </button>
      <button type="button" @click=${() => edit.close()}>${icon("gone")}<span>${words.plan.cancel}</span></button>
      ${draft.known ? removalOf(draft, edit, roster) : nothing}
    </div>
  </form>`;
}

/** Whoever stands in the roster is taken out there first: a step that calls nobody must not come about by itself. */
function removalOf(draft, edit, roster) {
  const contact = roster.contacts.find((one) => one.id === draft.id);
  return roster.calls(draft.id)
    ? html`<p class="roster-none">${words.plan.contact.inUse}</p>`
    : removeButton(contact?.name ?? draft.id, () => edit.remove(contact ?? draft));
}
