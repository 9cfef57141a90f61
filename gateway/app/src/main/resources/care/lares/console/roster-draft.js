// SPDX-License-Identifier: Apache-2.0
// A roster while somebody changes it, and what must be put right before it can be kept. Pure.

import { words } from "./words.js";

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
/** What the gateway takes at most. */
const LONGEST_HANDOVER = 120;
/** Stands for "no roster was kept when this was begun". */
const NEVER = "1970-01-01T00:00:00Z";

export const WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** What is changed: the roster that is kept, or the beginning of one. */
export function draftOf(roster, zone) {
  if (!roster) {
    return {
      zone,
      shifts: [newShift()],
      absences: [],
      quiet: [],
      steps: [{ shifts: [], contacts: [], inTurn: false }],
      places: [],
      accepts: [],
      changedAt: NEVER,
    };
  }
  const { changedBy, ...draft } = structuredClone(roster);
  draft.absences = draft.absences.map((one) => ({
    contact: one.contact,
    from: toWall(one.from, draft.zone),
    to: toWall(one.to, draft.zone),
    instead: one.instead ?? "",
  }));
  draft.shifts.forEach((shift) => (shift.days = shift.days.length === WEEK.length ? [] : shift.days));
  return draft;
}

export function newShift() {
  return { name: "", days: [], from: "", to: "", handoverMinutes: 0, contacts: [] };
}

/** As the gateway takes it. */
export function wishOf(draft) {
  const zone = isZone(draft.zone) ? draft.zone : "UTC";
  return {
    ...draft,
    absences: draft.absences.map(({ instead, ...one }) => ({
      ...one,
      from: fromWall(one.from, zone),
      to: fromWall(one.to, zone),
      ...(instead ? { instead } : {}),
    })),
  };
}

/** What must be put right, in words, by field. @returns {Map<string, string>} */
export function faultsOf(draft) {
  const faults = new Map();
  const fault = (field, said) => faults.set(field, said);
  if (!isZone(draft.zone)) {
    fault("zone", words.plan.fault.zone);
  }
  const names = draft.shifts.map((shift) => shift.name.trim());
  draft.shifts.forEach((shift, index) => shiftFaults(shift, `shifts.${index}`, names.indexOf(shift.name.trim()) < index, fault));
  draft.absences.forEach((one, index) => absenceFaults(one, `absences.${index}`, fault));
  if (draft.steps.length === 0) {
    fault("steps", words.plan.fault.steps);
  }
  draft.steps.forEach((step, index) => {
    const gone = step.shifts.find((name) => !names.includes(name));
    if (gone !== undefined) {
      fault(`steps.${index}`, words.plan.fault.unknownShift(gone));
    } else if (step.shifts.length + step.contacts.length === 0) {
      fault(`steps.${index}`, words.plan.fault.step);
    }
  });
  return faults;
}

function shiftFaults(shift, at, twice, fault) {
  const say = words.plan.fault;
  if (!shift.name.trim()) {
    fault(`${at}.name`, say.name);
  } else if (twice) {
    fault(`${at}.name`, say.twice);
  }
  for (const end of ["from", "to"]) {
    if (!TIME.test(shift[end])) {
      fault(`${at}.${end}`, say.time);
    }
  }
  if (!(Number.isInteger(shift.handoverMinutes) && shift.handoverMinutes >= 0 && shift.handoverMinutes <= LONGEST_HANDOVER)) {
    fault(`${at}.handoverMinutes`, say.minutes(LONGEST_HANDOVER));
  }
  if (shift.contacts.length === 0) {
    fault(`${at}.contacts`, say.nobody);
  }
}

function absenceFaults(one, at, fault) {
  const say = words.plan.fault;
  if (!one.contact) {
    fault(`${at}.contact`, say.contact);
  }
  for (const end of ["from", "to"]) {
    if (Number.isNaN(Date.parse(one[end]))) {
      fault(`${at}.${end}`, say.time);
    }
  }
  if (one.to && one.from && one.to <= one.from) {
    fault(`${at}.to`, say.end);
  }
  if (one.instead && one.instead === one.contact) {
    fault(`${at}.instead`, say.itself);
  }
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

export function isZone(zone) {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return zone !== "";
  } catch {
    return false;
  }
}

/** What the clock of a zone shows: "2026-12-24T06:00". */
export function toWall(time, timeZone) {
  const parts = new Intl.DateTimeFormat("sv-SE", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).formatToParts(new Date(time));
  const part = (type) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/** When the clock of a zone shows that; what it shows twice is the first time. */
export function fromWall(shown, timeZone) {
  const wanted = Date.parse(`${shown}Z`);
  if (Number.isNaN(wanted)) {
    return "";
  }
  let guess = wanted;
  for (let i = 0; i < 2; i++) {
    guess += wanted - Date.parse(`${toWall(guess, timeZone)}Z`);
  }
  return new Date(guess).toISOString();
}
