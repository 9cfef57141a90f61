// SPDX-License-Identifier: Apache-2.0
// Whether what the board shows can be relied on: the connection, the gateway, the sound.

import { userButton } from "./console-user-view.js";
import { icon } from "./icon.js";
import { html, nothing } from "./lit.js";
import { pageButtons } from "./pages.js";
import { clock, inWords } from "./time.js";
import { words } from "./words.js";

/** @param {import("./board.js").Board} board */
export function headerView(board) {
  const { ward } = board;
  return html`<header class="top">
    <h1 class="brand">${icon("lares")}<span>${words.product}</span><span class="heard-only">${words.login.heading}</span></h1>
    ${healthView(ward)}
    <p class="clock"><time>${Number.isNaN(ward.heardAt()) ? "–:–" : clock(ward.now(), ward.now())}</time></p>
    <div class="top-acts">
      ${soundView(board.sound)} ${pageButtons(board)}
      ${userButton(board)}
    </div>
  </header>`;
}

function healthView(ward) {
  const { health } = ward;
  const fresh = ward.fresh();
  const state = !health || !fresh ? "unknown" : !health.ready ? "notReady" : health.degraded.length > 0 ? "degraded" : "ready";
  const facts = [words.status[state]];
  if (fresh && health) {
    facts.push(words.status.connected, words.status.open(ward.alarms.size), words.status.index[health.index], health.records);
  }
  return html`<div class="health health-${state}" data-health=${state}>
    <p>${icon(state === "ready" ? "ready" : "doubt")}<span>${facts.filter(Boolean).join(" · ")}</span></p>
    ${fresh && health?.degraded.length ? html`<ul>${health.degraded.map((sentence) => html`<li>${sentence}</li>`)}</ul>` : nothing}
  </div>`;
}

function soundView(sound) {
  return sound.state === "on"
    ? html`<button type="button" class="small" data-sound="on" aria-label="${words.sound.on}. ${words.sound.test}" @click=${() => sound.turnOn()}>
        ${icon("sound")}<span>${words.sound.on}</span>
      </button>`
    : nothing;
}

/** Over the whole width until a tone has been played. */
export function soundBar(sound) {
  if (sound.state === "on") {
    return nothing;
  }
  return html`<button type="button" class="sound-bar" data-sound=${sound.state} @click=${() => sound.turnOn()}>
    ${icon("silent")}<span>${words.sound[sound.state]}</span>
  </button>`;
}

/** Over the whole width while the house is being set up: outside, everything is a test until then. */
export function setUpBar(ward) {
  return ward.health?.beingSetUp
    ? html`<p class="set-up-bar" data-being-set-up>${icon("tools")}<span>${words.setUp.banner}</span></p>`
    : nothing;
}

/** Says how old everything is once the gateway has not been heard for too long. */
export function staleBar(board) {
  const { ward } = board;
  if (ward.fresh()) {
    return nothing;
  }
  const silent = ward.silentFor();
  if (Number.isNaN(silent) && !board.late()) {
    return html`<p class="connecting">${words.starting.connecting}</p>`;
  }
  const said = Number.isNaN(silent)
    ? words.status.neverHeard
    : words.status.stale(inWords(silent), clock(ward.heardAt(), ward.now()));
  return html`<section class="stale-bar" data-stale aria-label=${words.status.unknown}>
    ${icon("cut")}
    <div>
      <p class="stale-what">${said}</p>
      <p>${words.status.staleAdvice}</p>
    </div>
    ${board.lossSilent() ? nothing : html`<button type="button" class="small" @click=${() => board.silenceLoss()}>${icon("silence")}<span>${words.status.silence}</span></button>`}
  </section>`;
}
