// SPDX-License-Identifier: Apache-2.0
// Where one picks what is to be proved.

import { closeButton } from "./close-button.js";
import { who } from "./alarm-view.js";
import { icon } from "./icon.js";
import { kindName } from "./kind-name.js";
import { html, nothing } from "./lit.js";
import { proofView } from "./proof-view.js";
import { clock, instant } from "./time.js";
import { namesShown } from "./names.js";
import { firstAndRest } from "./sentences.js";
import { words } from "./words.js";

/**
 * @param {import("./evidence.js").Evidence} evidence
 * @param {import("./board.js").Board} board
 */
export function evidenceView(evidence, board) {
  return html`<section class="evidence" aria-labelledby="evidence">
    <div class="evidence-head">
      <h2 id="evidence" tabindex="-1">${words.evidence.heading}</h2>
      ${closeButton(board, words.evidence.close)}
    </div>
    <p class="evidence-intro">${words.evidence.intro}</p>
    <div class="evidence-pick">${alarmsView(evidence, board.ward)} ${readingsView(evidence, board.ward)} ${otherView(evidence)}</div>
    <div class="evidence-said" role="status">
      ${evidence.busy ? html`<p>${words.evidence.busy}</p>` : nothing}
      ${evidence.said ? html`<p class="refusal">${icon("refused")}<span>${evidence.said}</span></p>` : nothing}
    </div>
    ${evidence.shown ? proofView(evidence) : nothing}
  </section>`;
}

function alarmsView(evidence, ward) {
  return html`<section aria-labelledby="evidence-alarms">
    <h3 id="evidence-alarms">${words.evidence.alarms}</h3>
    ${offered(evidence.alarms, (alarm) => alarmView(alarm, evidence, ward))}
  </section>`;
}

function alarmView(alarm, evidence, ward) {
  const open = evidence.chosen?.alarm.id === alarm.id;
  return html`<li>
    <button type="button" class="pick" aria-expanded=${open ? "true" : "false"} data-pick-alarm=${alarm.id} @click=${() => evidence.choose(alarm)}>
      <span class="pick-when">${when(alarm.raisedAt, ward)}</span><span>${who(alarm, ward)}: ${firstAndRest(alarm.text)[0]}</span>
    </button>
    ${open ? stepsView(evidence, ward) : nothing}
  </li>`;
}

function stepsView(evidence, ward) {
  return html`<ul class="pick-steps">
    ${evidence.chosen.entries.map(
      (step) => html`<li>
        ${pick(evidence, step.seq, step.at, `${words.alarms.steps[step.event] ?? step.event}, ${step.by}`, ward)}
      </li>`,
    )}
  </ul>`;
}

function readingsView(evidence, ward) {
  return html`<section aria-labelledby="evidence-readings">
    <h3 id="evidence-readings">${words.evidence.readings}</h3>
    ${offered(evidence.readings, (reading) => html`<li>${pick(evidence, reading.seq, reading.receivedAt, told(reading, ward), ward)}</li>`)}
  </section>`;
}

function told(reading, ward) {
  const resident = ward.residents.get(reading.resident);
  const named = resident?.name ?? reading.resident;
  const whose = (namesShown ? named : resident && ward.placeName(resident.place)) || reading.device;
  const kind = kindName(reading.kind);
  const value = reading.value === true ? words.evidence.on : reading.value === false ? words.evidence.off : reading.value;
  return `${whose}: ${kind} ${value} ${words.units[reading.unit] ?? reading.unit ?? ""}`.trim();
}

function pick(evidence, seq, at, said, ward) {
  return html`<button type="button" class="pick" data-seq=${seq} @click=${() => evidence.prove(seq)}>
    <span class="pick-when">${when(at, ward)}</span><span>${said}</span>
  </button>`;
}

function when(at, ward) {
  return clock(instant(at), ward.now());
}

function offered(items, view) {
  if (!items) {
    return html`<p class="pick-none">${words.evidence.looking}</p>`;
  }
  return items.length === 0
    ? html`<p class="pick-none">${words.evidence.none}</p>`
    : html`<ul class="pick-list">${items.map(view)}</ul>`;
}

function otherView(evidence) {
  const number = (event) => {
    event.preventDefault();
    const typed = event.target.elements.namedItem("seq").value.trim();
    if (/^[0-9]{1,18}$/.test(typed)) {
      void evidence.prove(typed);
    }
  };
  return html`<section aria-labelledby="evidence-other">
    <h3 id="evidence-other">${words.evidence.other}</h3>
    <form class="pick-number" @submit=${number}>
      <label for="evidence-seq">${words.evidence.number}</label>
      <div>
        <input id="evidence-seq" name="seq" inputmode="numeric" pattern="[0-9]{1,18}" autocomplete="off" required />
        <button type="submit">${words.evidence.show}</button>
      </div>
    </form>
    <div class="pick-file">
      <label for="evidence-file">${words.evidence.file}</label>
      <input id="evidence-file" type="file" accept=".tlog-proof,text/plain" @change=${(event) => evidence.open(event.target.files[0])} />
    </div>
  </section>`;
}
