// SPDX-License-Identifier: Apache-2.0
// Who is on duty now and until when, by the roster's own clock; when an alarm was over. Pure.

import { instant } from "./time.js";

/** Most ended alarms a hand-over looks at: more in one shift is a story of its own, and the page says so. */
export const MOST_ENDED = 100;
/** Longest note of a hand-over that the gateway takes, in characters. */
export const LONGEST_NOTE = 1000;

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const MINUTES_A_DAY = 24 * 60;

/**
 * The shifts that are on duty at a moment.
 *
 * @param {any} roster as the gateway answers it
 * @param {number} now
 * @returns {{name: string, to: string, contacts: string[]}[]}
 */
export function onDuty(roster, now) {
  const at = wallClock(now, roster.zone);
  return roster.shifts.filter((shift) => covers(shift, at) && shift.contacts.length > 0);
}

/** @returns {{day: string, minutes: number}} what the roster's clock shows */
function wallClock(now, timeZone) {
  const parts = new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).formatToParts(new Date(now));
  const part = (type) => parts.find((one) => one.type === type)?.value ?? "";
  return { day: part("weekday").toLowerCase(), minutes: Number(part("hour")) * 60 + Number(part("minute")) };
}

function covers(shift, { day, minutes }) {
  const from = minutesOf(shift.from);
  const length = (minutesOf(shift.to) - from + MINUTES_A_DAY) % MINUTES_A_DAY || MINUTES_A_DAY;
  const yesterday = DAYS[(DAYS.indexOf(day) + 6) % 7];
  const began = (on, at) => shift.days.includes(on) && at >= from && at < from + length;
  return began(day, minutes) || began(yesterday, minutes + MINUTES_A_DAY);
}

function minutesOf(time) {
  const [hours, minutes] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
}

/** When an alarm ended. */
export function over(alarm) {
  return instant(alarm.history.at(-1)?.at ?? alarm.raisedAt);
}
