// SPDX-License-Identifier: Apache-2.0
// The coming week, hour by hour: signs first, colours only repeat them. Whoever cannot see it reads the list of gaps.

import { html } from "./lit.js";
import { dayName, HOUR, instant, toWall } from "./time.js";
import { words } from "./words.js";

const HOURS_A_WEEK = 7 * 24;
const SIGNS = { covered: "·", oneWay: "1", uncovered: "×" };

/** What each hour of the coming week comes to, the worst of it. @returns {{at: number, state: string}[]} */
export function hours(plan, from) {
  const begin = Math.floor(from / HOUR) * HOUR;
  return Array.from({ length: HOURS_A_WEEK }, (_, index) => {
    const at = begin + index * HOUR;
    const gaps = plan.gaps.filter((gap) => instant(gap.from) < at + HOUR && instant(gap.to) > at);
    const state = gaps.some((gap) => gap.responders === 0) ? "uncovered" : gaps.length > 0 ? "oneWay" : "covered";
    return { at, state };
  });
}

/** How many hours of the week are not covered, by one order or another. */
export function openHours(coverage) {
  const open = coverage.plans.flatMap((plan) => hours(plan, instant(coverage.at))).filter((hour) => hour.state !== "covered");
  return new Set(open.map((hour) => hour.at)).size;
}

/**
 * @param {any} coverage as the gateway answers it
 * @param {string} zone by whose clock
 * @param {import("./ward.js").Ward} ward
 */
export function weekGrid(coverage, zone, ward) {
  return html`<div class="week">
    ${coverage.plans.map((plan) => planGrid(plan, coverage, zone, ward))}
    <p class="week-legend">
      <span class="heard-only">${words.plan.legend}</span>
      ${Object.keys(SIGNS).map((state) => html`<span><span class="week-hour week-${state}" aria-hidden="true">${SIGNS[state]}</span> ${words.plan[state]}</span>`)}
    </p>
  </div>`;
}

function planGrid(plan, coverage, zone, ward) {
  const all = hours(plan, instant(coverage.at));
  const days = new Map();
  for (const hour of all) {
    const [day, time] = toWall(hour.at, zone).split("T");
    const row = days.get(day) ?? days.set(day, new Map()).get(day);
    row.set(Number(time.slice(0, 2)), worse(row.get(Number(time.slice(0, 2))), hour.state));
  }
  const open = all.filter((hour) => hour.state !== "covered").length;
  const heading = plan.places.length === 0 ? words.plan.grid : words.plan.gridOf(plan.places.map((id) => ward.placeName(id)).join(", "));
  return html`<figure class="week-plan">
    <figcaption>${heading}</figcaption>
    <div class="week-rows" role="img" aria-label="${heading}. ${words.plan.hoursOpen(open)}">
      ${[...days].map(([day, row]) => dayRow(day, row))}
    </div>
    <p>${words.plan.hoursOpen(open)}</p>
  </figure>`;
}

/** When the clock is set back, one hour is shown twice. */
function worse(one, other) {
  const rank = ["covered", "oneWay", "uncovered"];
  return rank[Math.max(rank.indexOf(one), rank.indexOf(other))];
}

function dayRow(day, row) {
  return html`<div class="week-row">
    <span class="week-day">${dayName(day)}</span>
    ${Array.from({ length: 24 }, (_, hour) => {
      const state = row.get(hour);
      return html`<span class="week-hour ${state ? `week-${state}` : ""}">${state ? SIGNS[state] : ""}</span>`;
    })}
  </div>`;
}
