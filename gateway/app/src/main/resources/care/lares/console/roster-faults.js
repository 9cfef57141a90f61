// SPDX-License-Identifier: Apache-2.0
// What must be put right before a roster can be kept, in words. Pure.

import { isZone } from "./time.js";
import { words } from "./words.js";

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
/** What stands in a log line and in one level of an MQTT topic, as the gateway wants every id. */
const PERSON = /^[^\p{Cc}/+#]{1,64}$/u;
/** What the gateway takes at most, in minutes. */
const LONGEST_HANDOVER = 120;

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
  draft.quiet.forEach((one, index) => quietFaults(one, `quiet.${index}`, fault));
  stepsFaults(draft.steps, "steps", names, fault);
  draft.places.forEach((order, index) => {
    if (order.places.length === 0) {
      fault(`places.${index}.places`, words.plan.fault.place);
    }
    stepsFaults(order.steps, `places.${index}.steps`, names, fault);
  });
  const nobody = draft.accepts.find((person) => !PERSON.test(person));
  if (nobody !== undefined) {
    fault("accepts", words.plan.fault.person(nobody));
  }
  return faults;
}

function shiftFaults(shift, at, twice, fault) {
  const say = words.plan.fault;
  if (!shift.name.trim()) {
    fault(`${at}.name`, say.name);
  } else if (twice) {
    fault(`${at}.name`, say.twice);
  }
  timeFaults(shift, at, fault);
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

function quietFaults(one, at, fault) {
  if (!one.contact) {
    fault(`${at}.contact`, words.plan.fault.contact);
  }
  timeFaults(one, at, fault);
}

function timeFaults(hours, at, fault) {
  for (const end of ["from", "to"]) {
    if (!TIME.test(hours[end])) {
      fault(`${at}.${end}`, words.plan.fault.time);
    }
  }
}

/** @param {string[]} names of the shifts there are */
function stepsFaults(steps, at, names, fault) {
  const say = words.plan.fault;
  if (steps.length === 0) {
    fault(at, say.steps);
  }
  steps.forEach((step, index) => {
    const gone = step.shifts.find((name) => !names.includes(name));
    if (gone !== undefined) {
      fault(`${at}.${index}`, say.unknownShift(gone));
    } else if (step.shifts.length + step.contacts.length === 0) {
      fault(`${at}.${index}`, say.step);
    }
  });
}
