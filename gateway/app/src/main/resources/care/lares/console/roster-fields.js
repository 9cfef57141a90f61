// SPDX-License-Identifier: Apache-2.0
// The parts of the roster's form: a field, a choice of several, each with what is wrong beside it.

import { icon } from "./icon.js";
import { html, nothing } from "./lit.js";
import { WEEK } from "./time.js";
import { words } from "./words.js";

/** Rows of one kind, with the button that adds one. */
const ROWS = "[data-rows]";

/** The id of a field's parts: paths hold dots, which ids may. */
function idOf(path) {
  return `plan-${path}`;
}

/** What is wrong with a field. */
export function faultView(edit, path) {
  const said = edit.faultOf(path);
  return html`<span class="plan-fault" id="${idOf(path)}-fault">${said ? html`${icon("refused")}<span>${said}</span>` : nothing}</span>`;
}

/**
 * @param {object} of
 * @param {{change: Function, faultOf: (path: string) => string, held: import("./held.js").Held}} of.edit
 * @param {string} of.path
 * @param {string} of.label
 * @param {string} of.value
 * @param {(draft: any, value: string) => void} of.set
 * @param {string} [of.type]
 * @param {string} [of.list] id of what is offered
 */
export function field({ edit, path, label, value, set, type = "text", list }) {
  return html`<label class="plan-field">
    <span>${label}</span>
    <input
      type=${type}
      data-field=${path}
      autocomplete="off"
      list=${list ?? nothing}
      .value=${value}
      aria-invalid=${edit.faultOf(path) ? "true" : "false"}
      aria-describedby="${idOf(path)}-fault"
      @change=${({ target: { value: typed } }) => edit.held.after(() => edit.change((draft) => set(draft, typed)))}
    />
    ${faultView(edit, path)}
  </label>`;
}

/** One of several. */
export function choice({ edit, path, label, all, value, set }) {
  return html`<label class="plan-field">
    <span>${label}</span>
    <select
      data-field=${path}
      aria-invalid=${edit.faultOf(path) ? "true" : "false"}
      aria-describedby="${idOf(path)}-fault"
      @change=${(event) => edit.change((draft) => set(draft, event.target.value))}
    >
      ${all.map(([id, name]) => html`<option value=${id} ?selected=${id === value} .selected=${id === value}>${name}</option>`)}
    </select>
    ${faultView(edit, path)}
  </label>`;
}

/** Any of several, in the order they are touched: a number says which comes when where that counts. */
export function chips({ edit, path, label, all, chosen, set, numbered = false }) {
  const flip = (id) =>
    edit.change((draft) => set(draft, chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]));
  return html`<div class="plan-chips" role="group" aria-label=${label} aria-describedby="${idOf(path)}-fault">
    <span aria-hidden="true">${label}</span>
    <div>
      ${all.length === 0 ? "–" : nothing}
      ${all.map(([id, name]) => {
        const at = chosen.indexOf(id);
        return html`<button type="button" data-chip="${path}:${id}" aria-pressed=${at >= 0 ? "true" : "false"} @click=${() => flip(id)}>
          ${at >= 0 ? icon("over") : nothing}<span>${name}${numbered && at >= 0 && chosen.length > 1 ? ` (${at + 1})` : ""}</span>
        </button>`;
      })}
    </div>
    ${faultView(edit, path)}
  </div>`;
}

/**
 * Takes a row away, and by a double touch not the next one as well; the keyboard goes on at the button that adds one.
 *
 * @param {string} what it is, in words
 */
export function removeButton(what, remove) {
  const touched = (event) => {
    if (event.detail > 1) {
      return;
    }
    const rows = event.currentTarget.closest(ROWS);
    remove();
    queueMicrotask(() => rows?.querySelector(":scope > [data-add]")?.focus());
  };
  return html`<button type="button" class="small plan-remove" aria-label=${words.plan.remove(what)} @click=${touched}>
    ${icon("remove")}<span>${words.plan.remove(what)}</span>
  </button>`;
}

/** Adds a row, and the keyboard goes on in it. @param {string} name of what is added */
export function addButton(name, said, add) {
  const touched = (event) => {
    const rows = event.currentTarget.closest(ROWS);
    add();
    queueMicrotask(() => lastRow(rows)?.querySelector("input, select, button")?.focus());
  };
  return html`<button type="button" data-add=${name} @click=${touched}>${icon("add")}<span>${said}</span></button>`;
}

function lastRow(rows) {
  return [...rows.querySelectorAll("fieldset")].findLast((row) => row.closest(ROWS) === rows);
}

/** On what days something is so. */
export function daysField({ edit, path, chosen, set }) {
  return chips({
    edit,
    path,
    label: words.plan.days,
    all: WEEK.map((day) => [day, words.roster.days[day]]),
    chosen,
    set: (draft, days) => set(draft, WEEK.filter((day) => days.includes(day))),
  });
}

/** A part of the form under a heading. */
export function section(heading, path, edit, content) {
  return html`<section class="plan-section" data-rows aria-labelledby="plan-of-${path}">
    <h3 id="plan-of-${path}">${heading}</h3>
    ${faultView(edit, path)} ${content}
  </section>`;
}
