// SPDX-License-Identifier: Apache-2.0
// The certificate of a house, to be read, printed and kept.

import { icon } from "./icon.js";
import { kindName } from "./kind-name.js";
import { html, nothing } from "./lit.js";
import { proven, title } from "./pendant.js";
import { words } from "./words.js";

/**
 * @param {import("./set-up.js").SetUp} setUp
 * @param {import("./board.js").Board} board
 */
export function certificateView(setUp, board) {
  const { certificate } = setUp.stand;
  const { ward } = board;
  return html`<article class="site-certificate" aria-labelledby="certificate" data-certificate=${certificate.certified}>
      <h3 id="certificate">${icon("seal")}<span>${words.setUp.certificate}</span></h3>
      <p>${words.setUp.certified(day(certificate.certified), certificate.by)}</p>
      <p>${words.setUp.version(certificate.version)}</p>
      <p>${certificate.seq === null ? words.setUp.older : words.setUp.entry(certificate.seq)}</p>
      <h4>${words.setUp.sensors}</h4>
      <ul class="site-lines">${certificate.devices.map((device) => html`<li>${deviceWords(device, ward)}</li>`)}</ul>
      <h4>${words.setUp.contacts}</h4>
      <ul class="site-lines">
        ${certificate.contacts.map((contact) => html`<li>${contact.id}: ${words.setUp.confirmed(day(contact.at))}</li>`)}
      </ul>
      <h4>${words.setUp.power}</h4>
      <ul class="site-lines">
        <li>${words.setUp.mains}: ${pullWords(certificate.mains)}</li>
        <li>${words.setUp.uplink}: ${pullWords(certificate.uplink)}</li>
      </ul>
    </article>
    ${laterView(certificate.since, ward)}
    <div class="site-acts">
      <button type="button" data-set-up="download" @click=${() => setUp.download()}>${icon("save")}<span>${words.setUp.download}</span></button>
      <button type="button" data-set-up="print" @click=${() => print()}>${icon("print")}<span>${words.setUp.print}</span></button>
    </div>`;
}

/** With its day, always: this is read years later. */
function day(at) {
  return new Date(at).toLocaleString(words.locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: document.documentElement.dataset.zone,
  });
}

function deviceWords(device, ward) {
  const room = ward.placeName(device.place) || device.place || words.setUp.noPlace;
  return `${title(ward.devices.get(device.id) ?? device)}, ${room}: ${words.setUp.proved(kindName(device.kind), day(device.at))}`;
}

function pullWords({ seenBy, lost, back }) {
  return words.setUp.pulled(seenBy, day(lost), day(back));
}

/** What came into the house since is never taken for proved. */
function laterView(since, ward) {
  if (since.length === 0) {
    return nothing;
  }
  return html`<section aria-labelledby="certificate-later">
    <h3 id="certificate-later">${words.setUp.later}</h3>
    <ul class="site-list">
      ${since.map((device) => {
        const state = device.lastProven ? "shown" : "untouched";
        const said = proven(device, ward.now()) || words.setUp.notProven;
        return html`<li class="site-line is-${state}" data-later=${device.id} data-state=${state}>
          ${icon(device.lastProven ? "ready" : "doubt")}
          <p><strong>${title(ward.devices.get(device.id) ?? device)}</strong><br />${said}</p>
        </li>`;
      })}
    </ul>
  </section>`;
}
