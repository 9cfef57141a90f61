// SPDX-License-Identifier: Apache-2.0
// Who is on duty now and until when, by the roster's own clock. Pure.

import { toWall, WEEK } from "./time.js";

/** Most ended alarms a hand-over looks at: more in one shift is a story of its own, and the page says so. */
export const MOST_ENDED = 100;
/** Longest note of a hand-over that the gateway takes, in characters. */
export const LONGEST_NOTE = 1000;

const MINUTES_A_DAY = 24 * 60;

/**
 * The shifts that are on duty at a moment.
 *
 * @param {any} roster as the gateway answers it
 * @param {number} now
 * @returns {{name: string, to: string, contacts: string[]}[]}
 */
export function onDuty(roster, now) {
  const [date, time] = toWall(now, roster.zone).split("T");
  const at = { day: WEEK.at(new Date(date).getUTCDay() - 1), minutes: minutesOf(time) };
  return roster.shifts.filter((shift) => covers(shift, at) && shift.contacts.length > 0);
}

function covers(shift, { day, minutes }) {
  const from = minutesOf(shift.from);
  const length = (minutesOf(shift.to) - from + MINUTES_A_DAY) % MINUTES_A_DAY || MINUTES_A_DAY;
  const yesterday = WEEK.at(WEEK.indexOf(day) - 1);
  const began = (on, at) => shift.days.includes(on) && at >= from && at < from + length;
  return began(day, minutes) || began(yesterday, minutes + MINUTES_A_DAY);
}

function minutesOf(time) {
  const [hours, minutes] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
}
