// SPDX-License-Identifier: Apache-2.0
// A house that is set up, for whoever installs it: what is missing first, then each thing and how to show it.

import { certificateView } from "./certificate-view.js";
import { closeButton } from "./close-button.js";
import { icon } from "./icon.js";
import { kindName } from "./kind-name.js";
import { html, nothing } from "./lit.js";
import { clock, instant } from "./time.js";
import { words } from "./words.js";

/** Longest code that is looked at, in characters. */
const LONGEST_CODE = 16;

/**
 * @param {import("./set-up.js").SetUp} setUp
 * @param {import("./board.js").Board} board
 */
export function setUpView(setUp, board) {
  const said = html`<p class=${setUp.well ? "site-well" : "refusal"} role="status">
    ${icon(setUp.well ? "ready" : "refused")}<span>${setUp.said}</span>
  </p>`;
  return html`<section class="site" aria-labelledby="set-up">
    <div class="site-head">
      <h2 id="set-up" tabindex="-1">${words.setUp.heading}</h2>
      ${closeButton(board, words.setUp.close)}
    </div>
    ${setUp.said ? said : nothing}
    ${setUp.stand ? known(setUp, board) : html`<p class="site-quiet">${words.setUp.looking}</p>`}
  </section>`;
}

function known(setUp, board) {
  const { state, certificate } = setUp.stand;
  if (state !== "being_set_up") {
    return html`${certificate ? certificateView(setUp, board) : html`<p>${words.setUp.none}</p>`}
      <p class="site-intro">${words.setUp.intro}</p>
      ${certificate
        ? act(setUp, "begin", "test", setUp.sure.asked ? words.setUp.againSure : words.setUp.again, (event) => setUp.beginAnew(event))
        : act(setUp, "begin", "test", words.setUp.begin, () => setUp.begin())}`;
  }
  return html`${standView(setUp, board)} ${sensorsView(setUp, board)} ${contactsView(setUp, board)} ${powerView(setUp, board)}
    <div class="site-acts">
      ${act(setUp, "end", "gone", setUp.sure.asked ? words.setUp.giveUpSure : words.setUp.giveUp, (event) => setUp.giveUp(event))}
    </div>`;
}

function act(setUp, name, sign, said, action) {
  return html`<button type="button" data-set-up=${name} aria-disabled=${setUp.pending ? "true" : "false"} @click=${action}>
    ${icon(sign)}<span>${setUp.pending === name ? words.setUp.sending : said}</span>
  </button>`;
}

function standView(setUp, board) {
  const { began, by, remaining } = setUp.stand;
  return html`<p>${words.setUp.since(when(began, board), by)}</p>
    ${remaining.length === 0
      ? html`<p class="site-well" data-remaining="0">${icon("ready")}<span>${words.setUp.ready}</span></p>
          <div class="site-acts">${act(setUp, "certify", "seal", words.setUp.certify, () => setUp.certify())}</div>`
      : html`<section aria-labelledby="set-up-remaining" data-remaining=${remaining.length}>
          <h3 id="set-up-remaining">${words.setUp.remaining(remaining.length)}</h3>
          <ol class="site-remaining">${remaining.map((lack) => html`<li data-lack=${lack.reason}>${lackWords(lack)}</li>`)}</ol>
        </section>`}`;
}

function lackWords({ reason, what, text }) {
  const said = words.setUp.reasons[reason];
  return typeof said === "function" ? said(what) : (said ?? text);
}

function when(at, board) {
  return clock(instant(at), board.ward.now());
}

function sensorsView(setUp, board) {
  const { devices } = setUp.stand;
  const sorted = [...devices].sort((one, other) => rank(one) - rank(other) || room(one, board).localeCompare(room(other, board)));
  return html`<section aria-labelledby="set-up-sensors">
    <h3 id="set-up-sensors">${words.setUp.sensors}</h3>
    ${devices.length === 0
      ? html`<p class="site-quiet">${words.setUp.noSensors}</p>`
      : html`<ul class="site-list">${sorted.map((device) => sensorView(device, setUp, board))}</ul>`}
  </section>`;
}

/** What is missing first, what does not count last. */
function rank(device) {
  return device.need !== "activation" ? 2 : device.proved ? 1 : 0;
}

function room(device, board) {
  return board.ward.placeName(device.place) || device.place || words.setUp.noPlace;
}

function sensorView(device, setUp, board) {
  const state = device.need !== "activation" ? "other" : device.proved ? "shown" : "untouched";
  const sign = { other: "unknown", shown: "ready", untouched: "doubt" }[state];
  return html`<li class="site-line is-${state}" data-sensor=${device.id} data-state=${state}>
    ${icon(sign)}
    <p><strong>${device.name ?? device.id}</strong> <span>${room(device, board)}</span><br />${sensorWords(device, board)}</p>
    ${decision(device, setUp)}
  </li>`;
}

function sensorWords(device, board) {
  if (device.need === "exempt") {
    return words.setUp.exempt;
  }
  if (device.need === "none") {
    return words.setUp.other(device.told.map(kindName).join(", "));
  }
  return device.proved ? words.setUp.proved(kindName(device.proved.kind), when(device.proved.at, board)) : words.setUp.missing;
}

/** What has told that a life may hang on it cannot be excused. */
function decision(device, setUp) {
  const required = device.need !== "activation";
  if (device.lifeSafety || device.proved) {
    return nothing;
  }
  return html`<button type="button" class="small" data-decide=${device.id} aria-disabled=${setUp.pending ? "true" : "false"} @click=${() => setUp.decide(device.id, required)}>
    ${required ? words.setUp.require : words.setUp.excuse}
  </button>`;
}

function contactsView(setUp, board) {
  const { contacts } = setUp.stand;
  return html`<section aria-labelledby="set-up-contacts">
    <h3 id="set-up-contacts">${words.setUp.contacts}</h3>
    ${contacts.length === 0
      ? html`<p class="site-quiet">${words.setUp.noContacts}</p>`
      : html`<ul class="site-list">${contacts.map((contact) => contactView(contact, setUp, board))}</ul>`}
    ${contacts.some((contact) => contact.calledAt && !contact.confirmedAt) ? codeView(setUp) : nothing}
  </section>`;
}

function contactView(contact, setUp, board) {
  const state = contact.confirmedAt ? "shown" : "untouched";
  const callable = contact.reachable && !contact.confirmedAt;
  return html`<li class="site-line is-${state}" data-contact=${contact.id} data-state=${state}>
    ${icon(contact.confirmedAt ? "ready" : "doubt")}
    <p><strong>${contact.name}</strong><br />${contactWords(contact, board)}</p>
    ${callable
      ? html`<button type="button" class="small" data-call=${contact.id} aria-disabled=${setUp.pending ? "true" : "false"} @click=${() => setUp.call(contact.id)}>
          ${icon("sound")}<span>${setUp.pending === contact.id ? words.setUp.sending : words.setUp.call}</span>
        </button>`
      : nothing}
  </li>`;
}

function contactWords(contact, board) {
  if (contact.confirmedAt) {
    return words.setUp.confirmed(when(contact.confirmedAt, board));
  }
  if (!contact.reachable) {
    return words.setUp.unreachable;
  }
  return contact.calledAt ? words.setUp.called(when(contact.calledAt, board)) : words.setUp.notCalled;
}

function codeView(setUp) {
  const enter = (event) => {
    event.preventDefault();
    const field = event.target.elements.namedItem("code");
    const code = field.value.trim();
    if (code) {
      field.value = "";
      setUp.confirm(code);
    }
  };
  return html`<form class="site-code" @submit=${enter}>
    <label for="set-up-code">${words.setUp.code}</label>
    <div>
      <input id="set-up-code" name="code" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength=${LONGEST_CODE} required />
      <button type="submit" data-set-up="confirm">${words.setUp.confirm}</button>
    </div>
  </form>`;
}

function powerView(setUp, board) {
  const { mains, uplink, remaining } = setUp.stand;
  const gone = (reason) => remaining.some((lack) => lack.reason === reason);
  return html`<section aria-labelledby="set-up-power">
    <h3 id="set-up-power">${words.setUp.power}</h3>
    <ul class="site-list">
      ${pullView("mains", words.setUp.mains, mains, gone("mains_gone"), board)} ${pullView("uplink", words.setUp.uplink, uplink, gone("uplink_gone"), board)}
    </ul>
  </section>`;
}

function pullView(name, said, pull, gone, board) {
  const state = pull ? "shown" : "untouched";
  const how = pull
    ? words.setUp.pulled(pull.seenBy, when(pull.lost, board), when(pull.back, board))
    : gone
      ? words.setUp.gone
      : words.setUp.notPulled;
  return html`<li class="site-line is-${state}" data-pull=${name} data-state=${state}>
    ${icon(pull ? "ready" : "doubt")}
    <p><strong>${said}</strong><br />${how}</p>
  </li>`;
}
