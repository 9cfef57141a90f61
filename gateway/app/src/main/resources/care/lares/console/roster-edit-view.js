// SPDX-License-Identifier: Apache-2.0
// The roster as a form: what is wrong stands beside its field, what saving would do below.

import { icon } from "./icon.js";
import { html, nothing } from "./lit.js";
import { absencesForm } from "./roster-absences-view.js";
import { acceptsForm } from "./roster-accepts-view.js";
import { newShift, rename } from "./roster-draft.js";
import { addButton, chips, daysField, field, removeButton, section } from "./roster-fields.js";
import { placesForm } from "./roster-places-view.js";
import { quietForm } from "./roster-quiet-view.js";
import { stepsForm } from "./roster-steps-view.js";
import { clock, instant } from "./time.js";
import { openHours, weekGrid } from "./week-grid.js";
import { words } from "./words.js";

/** Time zones a browser knows, offered while one types. */
const ZONES = Intl.supportedValuesOf?.("timeZone") ?? [];

/**
 * @param {import("./roster-edit.js").RosterEdit} edit
 * @param {import("./roster.js").Roster} roster
 * @param {import("./board.js").Board} board
 */
export function rosterEditView(edit, roster, board) {
  const save = (event) => {
    event.preventDefault();
    void edit.save();
  };
  const { press, land, lift } = edit.held;
  return html`<form class="plan" @submit=${save} @mousedown=${press} @click=${land} @mouseup=${lift} novalidate>
    ${roster.contacts.length === 0 ? html`<p class="roster-doubt">${icon("doubt")}<span>${words.plan.noContacts}</span></p>` : nothing}
    ${zoneField(edit)} ${shiftsForm(edit, roster)} ${stepsForm(edit, roster)} ${placesForm(edit, roster, board.ward)}
    ${absencesForm(edit, roster)} ${quietForm(edit, roster)} ${acceptsForm(edit, board.user.people)}
    ${effectView(edit, roster, board.ward)} ${conflictView(edit, roster)}
    ${actsView(edit, roster)}
  </form>`;
}

/** Stays in sight, and where it is, however long the form becomes. */
function actsView(edit, roster) {
  return html`<div class="plan-foot">
    <p class="plan-said" role="status">${saidView(edit)}</p>
    <div class="plan-acts">
      <button type="submit" class="primary" data-plan="save" aria-disabled=${edit.busy ? "true" : "false"}>
        ${icon("save")}<span>${edit.busy ? words.plan.saving : words.plan.save}</span>
      </button>
      <button type="button" data-plan="undo" aria-disabled=${edit.dirty ? "false" : "true"} @click=${() => edit.undo()}>
        ${icon("undo")}<span>${words.plan.undo}</span>
      </button>
      <button type="button" data-plan="cancel" @click=${(event) => roster.discard(event)}>
        ${icon("gone")}<span>${edit.sure.asked ? words.plan.cancelSure : words.plan.cancel}</span>
      </button>
    </div>
  </div>`;
}

function saidView(edit) {
  const shown = edit.said || (edit.tried && edit.faults.size > 0 ? words.plan.faults(edit.faults.size) : "");
  return shown ? html`${icon("refused")}<span>${shown}</span>` : nothing;
}

function zoneField(edit) {
  return html`${field({
    edit,
    path: "zone",
    label: words.plan.zone,
    value: edit.draft.zone,
    list: "zones",
    set: (draft, value) => (draft.zone = value.trim()),
  })}
  <datalist id="zones">${ZONES.map((zone) => html`<option value=${zone}></option>`)}</datalist>`;
}

function shiftsForm(edit, roster) {
  const add = () => edit.change((draft) => draft.shifts.push(newShift()));
  return section(words.plan.shifts, "shifts", edit, html`
    ${edit.draft.shifts.map((shift, index) => shiftForm(shift, index, edit, roster))}
    ${addButton("shift", words.plan.addShift, add)}`);
}

function shiftForm(shift, index, edit, roster) {
  const at = `shifts.${index}`;
  const named = shift.name || words.plan.shift(index + 1);
  const time = (end) =>
    field({ edit, path: `${at}.${end}`, label: words.plan[end], value: shift[end], type: "time", set: (draft, value) => (draft.shifts[index][end] = value) });
  return html`<fieldset class="plan-row">
    <legend>${named}</legend>
    <div class="plan-fields">
      ${field({ edit, path: `${at}.name`, label: words.plan.name, value: shift.name, set: (draft, value) => rename(draft, index, value.trim()) })}
      ${time("from")} ${time("to")}
      ${field({
        edit,
        path: `${at}.handoverMinutes`,
        label: words.plan.handover,
        value: String(shift.handoverMinutes),
        type: "number",
        set: (draft, value) => (draft.shifts[index].handoverMinutes = Number(value)),
      })}
    </div>
    ${daysField({ edit, path: `${at}.days`, chosen: shift.days, set: (draft, days) => (draft.shifts[index].days = days) })}
    ${chips({
      edit,
      path: `${at}.contacts`,
      label: words.plan.who,
      all: roster.choices(shift.contacts),
      chosen: shift.contacts,
      set: (draft, contacts) => (draft.shifts[index].contacts = contacts),
    })}
    ${removeButton(named, () => edit.change((draft) => draft.shifts.splice(index, 1)))}
  </fieldset>`;
}

function effectView(edit, roster, ward) {
  return html`<section class="plan-effect" aria-labelledby="plan-effect">
    <h3 id="plan-effect">${words.plan.effect}</h3>
    ${effectWords(edit, roster, ward)}
  </section>`;
}

function effectWords(edit, roster, ward) {
  if (edit.faults.size > 0) {
    return html`<p class="roster-none" data-effect="unknown">${words.plan.notChecked}</p>`;
  }
  if (!edit.effect) {
    return html`<p class="roster-none" data-effect="checking">${words.plan.checking}</p>`;
  }
  const open = openHours(edit.effect);
  const more = (roster.roster ? openHours(roster.coverage) : open) - open;
  const [picture, said] =
    more > 0 ? ["ready", words.plan.better(more)] : more < 0 ? ["doubt", words.plan.worse(-more)] : ["seen", words.plan.same];
  return html`<p class=${more < 0 || open > 0 ? "roster-gap" : "roster-covered"} data-effect=${open}>
      ${icon(open > 0 && more >= 0 ? "doubt" : picture)}<span>${words.plan.hoursOpen(open)} ${roster.roster ? said : nothing}</span>
    </p>
    ${weekGrid(edit.effect, edit.draft.zone, ward)}`;
}

function conflictView(edit, roster) {
  const { conflict } = edit;
  if (!conflict) {
    return nothing;
  }
  const said = conflict.by
    ? words.plan.conflict(conflict.by, clock(instant(conflict.at), Date.now()))
    : words.plan.conflictSomebody;
  return html`<div class="plan-conflict" role="alert" data-conflict>
    <p class="roster-doubt">${icon("doubt")}<span>${said}</span></p>
    <div class="plan-acts">
      <button type="button" data-conflict-reload @click=${() => roster.editAnew()}>${icon("again")}<span>${words.plan.reload}</span></button>
      <button type="button" data-conflict-overwrite @click=${() => edit.save(true)}>${icon("save")}<span>${words.plan.overwrite}</span></button>
    </div>
  </div>`;
}
