// SPDX-License-Identifier: Apache-2.0
// Orders of their own for the alarms of some places. What no order names is called in the usual one.

import { html, nothing } from "./lit.js";
import { newOrder } from "./roster-draft.js";
import { addButton, chips, faultView, removeButton, section } from "./roster-fields.js";
import { stepsList } from "./roster-steps-view.js";
import { words } from "./words.js";

/** @param {import("./ward.js").Ward} ward */
export function placesForm(edit, roster, ward) {
  const add = () => edit.change((draft) => draft.places.push(newOrder(draft)));
  return section(words.plan.places, "places", edit, html`
    <p class="roster-none">${words.plan.placesHint}</p>
    ${edit.draft.places.map((order, index) => orderForm(order, index, edit, roster, ward))}
    ${addButton("order", words.plan.addOrder, add)}`);
}

function orderForm(order, index, edit, roster, ward) {
  const at = `places.${index}`;
  const named = words.plan.order(index + 1, order.places.map((id) => ward.placeName(id)).join(", "));
  const free = choices(order, edit.draft, ward);
  const steps = {
    at: `${at}.steps`,
    of: (draft) => draft.places[index].steps,
    name: (number) => words.plan.stepOf(number, index + 1),
  };
  return html`<fieldset class="plan-row">
    <legend>${named}</legend>
    ${free.length === 0 ? html`<p class="roster-none">${words.plan.noPlace}</p>` : nothing}
    ${chips({
      edit,
      path: `${at}.places`,
      label: words.plan.orderFor,
      all: free,
      chosen: order.places,
      set: (draft, places) => (draft.places[index].places = places),
    })}
    <div class="plan-rows" data-rows>${faultView(edit, steps.at)} ${stepsList(steps, edit, roster)}</div>
    ${removeButton(words.plan.order(index + 1, ""), () => edit.change((draft) => draft.places.splice(index, 1)))}
  </fieldset>`;
}

/** Places without an order yet, and those of this one, though they may be gone; by name. @returns {[string, string][]} */
function choices(order, draft, ward) {
  const taken = new Set(draft.places.filter((one) => one !== order).flatMap((one) => one.places));
  const ids = new Set([...ward.places.keys(), ...order.places]);
  return [...ids]
    .filter((id) => !taken.has(id))
    .map((id) => [id, ward.placeName(id)])
    .sort(([, one], [, other]) => one.localeCompare(other, words.locale, { numeric: true }));
}
