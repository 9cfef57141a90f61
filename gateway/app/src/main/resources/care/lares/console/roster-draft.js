// SPDX-License-Identifier: Apache-2.0
// A roster while somebody changes it: as the form shows it, and as the gateway takes it. Pure.

import { fromWall, instant, toWall, WEEK } from "./time.js";

/** Stands for "no roster was kept when this was begun". */
const NEVER = "1970-01-01T00:00:00Z";

/** What is changed: the roster that is kept, or the beginning of one. */
export function draftOf(roster, zone) {
  if (!roster) {
    return {
      zone,
      shifts: [newShift()],
      absences: [],
      quiet: [],
      steps: [newStep()],
      places: [],
      accepts: [],
      changedAt: NEVER,
    };
  }
  const { changedBy, ...draft } = structuredClone(roster);
  draft.absences = draft.absences.map((one) => ({
    contact: one.contact,
    from: toWall(instant(one.from), draft.zone),
    to: toWall(instant(one.to), draft.zone),
    instead: one.instead ?? "",
  }));
  for (const one of [...draft.shifts, ...draft.quiet]) {
    one.days = one.days.length === WEEK.length ? [] : one.days;
  }
  return draft;
}

export function newShift() {
  return { name: "", days: [], from: "", to: "", handoverMinutes: 0, contacts: [] };
}

export function newStep() {
  return { shifts: [], contacts: [], inTurn: false };
}

export function newQuiet() {
  return { contact: "", days: [], from: "", to: "" };
}

/** Another order for some places: it begins as the usual one. */
export function newOrder(draft) {
  return { places: [], steps: structuredClone(draft.steps) };
}

/** As the gateway takes it. @param {any} draft one without faults */
export function wishOf(draft) {
  const { zone } = draft;
  return {
    ...draft,
    absences: draft.absences.map(({ instead, ...one }) => ({
      ...one,
      from: new Date(fromWall(one.from, zone)).toISOString(),
      to: new Date(fromWall(one.to, zone)).toISOString(),
      ...(instead ? { instead } : {}),
    })),
  };
}

/** Renames a shift wherever it stands. */
export function rename(draft, index, name) {
  const before = draft.shifts[index].name;
  draft.shifts[index].name = name;
  const plans = [draft.steps, ...draft.places.map((plan) => plan.steps)];
  for (const step of plans.flat()) {
    step.shifts = step.shifts.map((one) => (one === before && before !== "" ? name : one));
  }
}
