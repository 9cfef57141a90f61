// SPDX-License-Identifier: Apache-2.0
// One resident: where, how, and whether the pendant would be heard. What is not known says so.

import { checkInView } from "./check-in-view.js";
import { icon } from "./icon.js";
import { html, nothing } from "./lit.js";
import { namesShown } from "./names.js";
import { news2View } from "./news2-view.js";
import { conditions } from "./pendant.js";
import { presence } from "./presence.js";
import { byUrgency } from "./priority.js";
import { inWords } from "./time.js";
import { rows } from "./vitals.js";
import { words } from "./words.js";

const PRESENCE_ICONS = { bed: "bed", chair: "chair", room: "room", away: "away", up: "up", unknown: "unknown" };

/**
 * @param {import("./contract.js").Resident} resident
 * @param {import("./board.js").Board} board
 */
export function tileView(resident, board) {
  const { ward } = board;
  const readings = ward.readings.get(resident.id);
  const heading = `tile-${encodeURIComponent(resident.id)}`; // with a space it would be two references
  const place = ward.placeName(resident.place) || words.residents.noPlace;
  const worst = ward.alarmsOf(resident.id).sort(byUrgency)[0];
  return html`<li>
    <article class="tile ${worst && !worst.test ? `tile-${worst.priority}` : ""}" data-resident=${resident.id} aria-labelledby=${heading}>
      <header>
        <h3 id=${heading}>${namesShown ? resident.name : place}</h3>
        ${namesShown ? html`<p>${place}</p>` : nothing}
      </header>
      ${worst ? alarmLine(worst) : nothing} ${presenceLine(readings, ward)} ${checkInView(resident, board)}
      ${news2View(ward.scores.get(resident.id), ward.now())} ${vitalsList(readings, ward)}
      ${devicesList(resident, readings, ward)}
    </article>
  </li>`;
}

function alarmLine(alarm) {
  const priority = words.alarms.priority[alarm.priority];
  return html`<p class="tile-alarm">
    ${icon(`priority-${alarm.priority}`)}<span>${words.residents.open(alarm.test ? `${priority}, ${words.alarms.test}` : priority)}</span>
  </p>`;
}

function presenceLine(readings, ward) {
  const now = ward.now();
  const { where, words: said, at } = presence(readings, ward.devices, now);
  return html`<p class="tile-presence presence-${where}">
    ${icon(PRESENCE_ICONS[where])}<span>${said}</span>
    ${Number.isNaN(at) ? nothing : html`<span class="age">${words.residents.ago(inWords(now - at))}</span>`}
  </p>`;
}

function vitalsList(readings, ward) {
  const shown = rows(readings, ward.now());
  if (shown.length === 0) {
    return html`<p class="tile-empty">${icon("unknown")}<span>${words.residents.noReadings}</span></p>`;
  }
  return html`<dl class="vitals">${shown.map(vitalRow)}</dl>`;
}

function vitalRow(row) {
  return html`<div class="vital ${row.old ? "is-old" : ""} ${row.doubts.length > 0 ? "is-doubtful" : ""}" data-kind=${row.kind}>
    <dt>${row.label}</dt>
    <dd>
      <span class="value">${row.value}${row.unit ? html` <span class="unit">${row.unit}</span>` : nothing}</span>
      <span class="age">${row.age}${row.old ? html` <strong>${words.residents.old}</strong>` : nothing}</span>
      ${row.doubts.map((doubt) => html`<span class="doubt">${icon("doubt")}<span>${doubt}</span></span>`)}
    </dd>
  </div>`;
}

function devicesList(resident, readings, ward) {
  const found = conditions(ward.devicesOf(resident.id), readings, ward.now());
  const pendant = found.some((one) => one.pendant);
  return html`<ul class="tile-devices">
    ${pendant ? nothing : html`<li class="is-wrong">${icon("pendant")}<span>${words.devices.none}</span></li>`}
    ${found.map(
      (one) => html`<li class=${one.wrong ? "is-wrong" : ""} data-device=${one.id}>
        ${icon(one.wrong ? "doubt" : "pendant")}<span>${one.name}: ${one.says.join(", ")}</span>
      </li>`,
    )}
  </ul>`;
}
