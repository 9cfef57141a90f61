// SPDX-License-Identifier: Apache-2.0
// The early-warning score of a resident for whom a responsible organisation has switched it on: one line on the tile.
// What was not measured is named: nothing stands for it.

import { icon } from "./icon.js";
import { html, nothing } from "./lit.js";
import { clock, instant, inWords } from "./time.js";
import { words } from "./words.js";

/** What measures a parameter, as the tile's rows call it. */
const ROWS = { oxygen: "oxygen_flow", bp_systolic: "blood_pressure", pulse: "heart_rate", temperature: "body_temperature" };

/**
 * @param {import("./contract.js").News2 | undefined} score
 * @param {number} now the gateway's time
 */
export function news2View(score, now) {
  if (!score?.on) {
    return nothing;
  }
  const at = instant(score.at);
  const due = instant(score.complete?.nextDue);
  const late = now > due;
  return html`<p class="tile-news2 risk-${score.risk ?? (score.at ? "unknown" : "none")} ${late ? "is-old" : ""}" data-news2=${score.total ?? "none"}>
    ${icon(score.total === null ? "unknown" : "score")}<span>${said(score)}${late ? `, ${words.score.due(clock(due, now))}` : ""}</span>
    ${Number.isNaN(at) ? nothing : html`<span class="age">${words.residents.ago(inWords(now - at))}</span>`}
  </p>`;
}

function said(score) {
  const risk = score.risk ? `, ${words.score.risk[score.risk]}` : "";
  if (score.total !== null) {
    return html`<strong class="value">NEWS2 ${score.total}</strong>${risk}`;
  }
  return score.at ? words.score.incomplete(score.missing.map(parameter)) + risk : words.score.nothing;
}

function parameter(name) {
  return words.vitals[ROWS[name] ?? name] ?? name;
}
