// SPDX-License-Identifier: Apache-2.0
// Times as people read them. All lengths are milliseconds.

import { words } from "./words.js";

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The house's clock, not that of whatever machine shows the page; undefined is the machine's. */
const timeZone = globalThis.document?.documentElement.dataset.zone;

/** The days as the gateway writes them. */
export const WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

const HOUR_AND_MINUTE = { hour: "2-digit", minute: "2-digit" };
/** What is written how; Swedes write times as RFC 3339 does. */
const FORMS = {
  clock: [words.locale, HOUR_AND_MINUTE],
  day: [words.locale, { weekday: "short", day: "numeric" }],
  dayAndClock: [words.locale, { weekday: "short", day: "numeric", month: "short", ...HOUR_AND_MINUTE }],
  wall: ["sv-SE", { year: "numeric", month: "2-digit", day: "2-digit", ...HOUR_AND_MINUTE, hourCycle: "h23" }],
};
/** One of each form and zone: to make one takes longer than to use it a hundred times. */
const formats = new Map();

function format(form, zone) {
  const name = `${form} ${zone}`;
  if (!formats.has(name)) {
    const [locale, options] = FORMS[form];
    formats.set(name, new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }));
  }
  return formats.get(name);
}

/** A length in the unit a person would use, in English: "40 s", "3 min", "1 h 5 min", "2 days". */
export function inWords(length) {
  const left = Math.max(0, length);
  if (left < MINUTE) {
    return words.time.seconds(Math.floor(left / SECOND));
  }
  if (left < HOUR) {
    return words.time.minutes(Math.floor(left / MINUTE));
  }
  if (left < DAY) {
    const minutes = Math.floor((left % HOUR) / MINUTE);
    const hours = words.time.hours(Math.floor(left / HOUR));
    return minutes > 0 ? `${hours} ${words.time.minutes(minutes)}` : hours;
  }
  return words.time.days(Math.floor(left / DAY));
}

/** What is left of a hold: "2:05", "1:00:00". */
export function countdown(length) {
  const seconds = Math.ceil(Math.max(0, length) / SECOND);
  const two = (number) => String(number).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** The time of day, with the day when that is not today: "02:13", "Tue 24 Nov, 02:13". */
export function clock(instant, now) {
  const near = Math.abs(now - instant) < 12 * HOUR;
  return format(near ? "clock" : "dayAndClock", timeZone).format(instant);
}

/** By the clock of a zone, whatever this machine's or the house's is: "Tue 24 Nov, 02:13". */
export function dayAndClock(instant, zone) {
  return format("dayAndClock", zone).format(instant);
}

/** The day that a clock shows: "Tue 24". @param {string} day such as "2026-11-24" */
export function dayName(day) {
  return format("day", "UTC").format(Date.parse(`${day}T00:00Z`));
}

/** Milliseconds of an RFC 3339 time; NaN for none. */
export function instant(text) {
  return text ? Date.parse(text) : Number.NaN;
}

/** Whether there is a clock of this name. */
export function isZone(zone) {
  try {
    return zone !== "" && Boolean(format("wall", zone));
  } catch {
    return false;
  }
}

/** What the clock of a zone shows: "2026-12-24T06:00". */
export function toWall(instant, zone) {
  const parts = format("wall", zone).formatToParts(instant);
  const part = (type) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/** When the clock of a zone shows that, in milliseconds; what it shows twice is the first time, NaN is no time. */
export function fromWall(shown, zone) {
  const wanted = Date.parse(`${shown}Z`);
  if (Number.isNaN(wanted)) {
    return Number.NaN;
  }
  let guess = wanted;
  for (let i = 0; i < 2; i++) {
    guess += wanted - Date.parse(`${toWall(guess, zone)}Z`);
  }
  return toWall(guess - HOUR, zone) === shown ? guess - HOUR : guess;
}
