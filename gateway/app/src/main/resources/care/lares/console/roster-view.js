// SPDX-License-Identifier: Apache-2.0
// The roster as a table, whom an alarm would call at this moment, and the hours nobody covers.

import { closeButton } from "./close-button.js";
import { icon } from "./icon.js";
import { html, nothing } from "./lit.js";
import { dayAndClock, instant } from "./time.js";
import { weekGrid } from "./week-grid.js";
import { words } from "./words.js";

/**
 * @param {import("./roster.js").Roster} roster
 * @param {import("./board.js").Board} board
 */
export function rosterView(roster, board) {
  return html`<section class="roster" aria-labelledby="roster">
    <div class="roster-head">
      <h2 id="roster" tabindex="-1">${words.roster.heading}</h2>
      ${closeButton(board, words.roster.close)}
    </div>
    ${roster.said ? html`<p class="refusal" role="status">${icon("refused")}<span>${roster.said}</span></p>` : nothing}
    ${roster.done ? html`<p class="roster-covered" role="status" data-saved>${icon("ready")}<span>${roster.done}</span></p>` : nothing}
    ${roster.coverage ? changeView(roster, board) : nothing} ${roster.contactsEdit ? roster.contactsEdit.view(roster) : nothing}
    ${shownView(roster, board)}
  </section>`;
}

function shownView(roster, board) {
  if (!roster.coverage) {
    return html`<p class="roster-none">${words.roster.looking}</p>`;
  }
  return roster.edit ? roster.edit.view(roster, board) : known(roster, board.ward);
}

function changeView(roster, board) {
  if (!board.may("registry:write")) {
    return html`<p class="roster-whose">${words.plan.mayNot}</p>`;
  }
  return html`<div class="plan-acts">
    ${roster.edit
      ? nothing
      : html`<button type="button" data-plan="edit" @click=${() => roster.startEditing()}>
          ${icon("edit")}<span>${roster.roster ? words.plan.edit : words.plan.begin}</span>
        </button>`}
    <button type="button" data-plan="contacts" aria-expanded=${roster.contactsEdit ? "true" : "false"} @click=${() => roster.showContacts()}>
      ${icon("person")}<span>${words.plan.contacts}</span>
    </button>
  </div>`;
}

function known(roster, ward) {
  if (!roster.roster) {
    return html`<p class="roster-none">${words.roster.none}</p>`;
  }
  const { coverage } = roster;
  return html`${coverage.clockTrusted ? nothing : html`<p class="roster-doubt">${icon("doubt")}<span>${words.roster.clock}</span></p>`}
    ${verdict(coverage)}
    ${weekGrid(coverage, roster.roster.zone, ward)}
    <div class="roster-plans">${coverage.plans.map((plan) => planView(plan, roster, ward))}</div>
    ${shiftsView(roster)} ${absencesView(roster)} ${quietView(roster)} ${acceptsView(roster)}`;
}

function verdict(coverage) {
  if (coverage.covered) {
    return html`<p class="roster-covered" data-covered="true">${icon("ready")}<span>${words.roster.covered}</span></p>`;
  }
  return html`<p class="roster-gap" data-covered="false">
    ${icon("doubt")}<span>${coverage.alone ? words.roster.alone : words.roster.gap(coverage.leastResponders, coverage.leastChannels)}</span>
  </p>`;
}

function planView(plan, roster, ward) {
  return html`<section class="roster-plan">
    <h3>${plan.places.length === 0 ? words.roster.everywhere : plan.places.map((id) => ward.placeName(id)).join(", ")}</h3>
    <p class="roster-whose">${words.roster.residents(plan.residents.length)}</p>
    <h4>${words.roster.now}</h4>
    ${plan.now.length === 0
      ? html`<p class="roster-none">${words.roster.nobody}</p>`
      : html`<ol class="roster-rounds">${plan.now.map((round) => html`<li>${names(round, roster)}</li>`)}</ol>`}
    ${plan.gaps.length === 0
      ? nothing
      : html`<h4>${words.roster.gaps}</h4>
          <ul class="roster-gaps">${plan.gaps.map((gap) => html`<li>${icon("doubt")}<span>${gapWords(gap, roster)}</span></li>`)}</ul>`}
  </section>`;
}

function gapWords(gap, roster) {
  const missing = gap.responders === 0 ? words.roster.noResponder : words.roster.channels(gap.channels);
  return `${between(gap, roster)}: ${missing}`;
}

/** By the clock the roster is meant by. */
function between({ from, to }, { roster }) {
  return `${dayAndClock(instant(from), roster.zone)} – ${dayAndClock(instant(to), roster.zone)}`;
}

function names(ids, roster) {
  return ids.map((id) => roster.names.get(id) ?? id).join(", ");
}

function shiftsView(roster) {
  const { shifts, zone } = roster.roster;
  if (shifts.length === 0) {
    return nothing;
  }
  return html`<section>
    <h3>${words.roster.shifts(zone)}</h3>
    <table class="roster-table">
      <thead>
        <tr>${words.roster.shiftColumns.map((column) => html`<th scope="col">${column}</th>`)}</tr>
      </thead>
      <tbody>
        ${shifts.map(
          (shift) => html`<tr>
            <th scope="row">${shift.name}</th>
            <td>${days(shift.days)}</td>
            <td>${shift.from}–${shift.to}${shift.handoverMinutes > 0 ? words.roster.handover(shift.handoverMinutes) : ""}</td>
            <td>${names(shift.contacts, roster)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

function days(some) {
  return some.length === words.roster.week ? words.roster.daily : some.map((day) => words.roster.days[day] ?? day).join(" ");
}

function absencesView(roster) {
  const ahead = roster.roster.absences.filter((absence) => absence.to > roster.coverage.at);
  const line = (absence) =>
    `${names([absence.contact], roster)}: ${between(absence, roster)}` +
    (absence.instead ? words.roster.instead(names([absence.instead], roster)) : "");
  return listed(words.roster.absences, ahead.map(line));
}

function quietView(roster) {
  const line = (quiet) => `${names([quiet.contact], roster)}: ${days(quiet.days)} ${quiet.from}–${quiet.to}`;
  return listed(words.roster.quiet, roster.roster.quiet.map(line));
}

function acceptsView({ roster }) {
  return listed(words.roster.accepts, roster.accepts.length === 0 ? [] : [roster.accepts.join(", ")]);
}

function listed(heading, lines) {
  return lines.length === 0
    ? nothing
    : html`<section>
        <h3>${heading}</h3>
        <ul class="roster-lines">${lines.map((line) => html`<li>${line}</li>`)}</ul>
      </section>`;
}
