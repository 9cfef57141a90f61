// SPDX-License-Identifier: Apache-2.0
// One receipt: how far it reaches in plain words, and each link of its chain. A tick only where this page has verified.

import { icon } from "./icon.js";
import { html, nothing } from "./lit.js";
import { words } from "./words.js";

/** Link states: verified by this page; said by the gateway only; not there. */
const SIGNS = { proved: "over", told: "unknown", missing: "clock" };

/** @param {import("./evidence.js").Evidence} evidence */
export function proofView(evidence) {
  const { shown } = evidence;
  return html`<article class="proof" aria-labelledby="proof-heading" data-proof=${shown.verdict.valid ? "valid" : "refused"}>
    ${shown.verdict.valid ? validView(shown, shown.verdict) : refusedView(shown, shown.verdict)} ${actsView(evidence)}
  </article>`;
}

function refusedView(shown, verdict) {
  return html`<div class="proof-tier is-refused" role="alert">
    ${icon("refused")}
    <div>
      <h3 id="proof-heading">${words.proof.refused}</h3>
      <p class="proof-reason">${verdict.reason}</p>
      <p>${shown.spoilt ? words.proof.spoilt : words.proof.refusedAdvice}</p>
    </div>
  </div>`;
}

function validView(shown, verdict) {
  const tier = verdict.witnesses.length > 0 ? "witnessed" : "sealed";
  return html`<div class="proof-tier tier-${tier}" data-tier=${verdict.tier}>
      ${icon("ready")}
      <div>
        <h3 id="proof-heading">${shown.name}: ${words.proof.tiers[tier](verdict.witnesses.length)}</h3>
        <p>${words.proof.plain[tier](verdict.witnesses.length)}</p>
        ${furtherView(shown, verdict)}
      </div>
    </div>
    ${entryView(verdict.entry)}
    <ol class="chain">
      ${links(verdict).map((link) => linkView(link))}
    </ol>`;
}

/** What the gateway says beyond what was verified here. */
function furtherView(shown, verdict) {
  if (!shown.told || shown.told === verdict.tier) {
    return nothing;
  }
  return html`<p class="proof-further" data-told=${shown.told}>${words.proof.further(shown.told)}</p>`;
}

function entryView(entry) {
  if (!entry) {
    return html`<p>${words.proof.unknownEntry}</p>`;
  }
  return html`<dl class="proof-entry">
    ${[{ name: words.proof.what, value: entry.name.replaceAll("-", " ") }, ...entry.fields].map(
      ({ name, value }) => html`<div><dt>${name.replaceAll("-", " ")}</dt><dd>${value}</dd></div>`,
    )}
  </dl>`;
}

/** From the entry outwards. */
function links(verdict) {
  const { claim } = verdict;
  return [
    { name: "entry", state: "proved", said: words.proof.entry(verdict.seq, verdict.origin), code: verdict.record },
    { name: "leaf", state: "proved", said: words.proof.leaf(verdict.steps), code: verdict.leaf },
    {
      name: "checkpoint",
      state: "proved",
      said: `${words.proof.checkpoint(verdict.size)} ${verdict.pinned ? words.proof.pinned : words.proof.notPinned}`,
      code: verdict.key,
    },
    witnessesLink(verdict),
    claim
      ? { name: "anchor", state: "told", said: words.proof.anchor(claim.epoch, claim.chain), code: claim.transaction }
      : { name: "anchor", state: "missing", said: words.proof.noAnchor },
    claim
      ? { name: "block", state: "told", said: words.proof.block(claim.block, claim.final), code: claim.blockHash }
      : { name: "block", state: "missing", said: words.proof.noBlock },
  ];
}

function witnessesLink({ witnesses, strangers }) {
  const unknown = strangers.length > 0 ? words.proof.strangers(strangers.join(", ")) : "";
  if (witnesses.length > 0) {
    const names = witnesses.map((one) => `${one.name} (${new Date(one.at * 1000).toISOString().slice(0, 16)}Z)`);
    return { name: "witnesses", state: "proved", said: `${words.proof.witnesses(names.join(", "))} ${unknown}`.trim() };
  }
  return unknown
    ? { name: "witnesses", state: "told", said: unknown }
    : { name: "witnesses", state: "missing", said: words.proof.noWitness };
}

function linkView({ name, state, said, code }) {
  return html`<li class="link is-${state}" data-link=${name} data-state=${state}>
    ${icon(SIGNS[state])}
    <div>
      <h4>${words.proof.links[name]} <span class="link-state">${words.proof.states[state]}</span></h4>
      <p>${said}</p>
      ${code ? html`<code>${code}</code>` : nothing}
    </div>
  </li>`;
}

function actsView(evidence) {
  const { shown } = evidence;
  return html`<div class="proof-acts">
      <button type="button" data-proof-act="download" @click=${() => evidence.download()}>${words.proof.download}</button>
      <button type="button" data-proof-act="again" @click=${() => evidence.again()}>${words.proof.again}</button>
      ${shown.spoilt
        ? nothing
        : html`<button type="button" data-proof-act="spoil" @click=${() => evidence.spoil()}>${words.proof.spoil}</button>`}
    </div>
    <details class="proof-keys">
      <summary>${words.proof.keys}</summary>
      <label for="proof-keys">${words.proof.keysHint}</label>
      <textarea id="proof-keys" rows="4" spellcheck="false" autocomplete="off" @change=${(event) => evidence.trust(event.target.value)} .value=${evidence.keys}></textarea>
    </details>`;
}
