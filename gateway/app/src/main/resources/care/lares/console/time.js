// SPDX-License-Identifier: Apache-2.0
// Times as people read them. All lengths are milliseconds.

import { words } from "./words.js";

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The house's clock, not that of whatever machine shows the page; undefined is the machine's. */
const timeZone = globalThis.document?.documentElement.dataset.zone;

const CLOCK = new Intl.DateTimeFormat(words.locale, { hour: "2-digit", minute: "2-digit", timeZone });
const DAY_AND_CLOCK = new Intl.DateTimeFormat(words.locale, {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  timeZone,
});

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
  return (near ? CLOCK : DAY_AND_CLOCK).format(new Date(instant));
}

/** Milliseconds of an RFC 3339 time; NaN for none. */
export function instant(text) {
  return text ? Date.parse(text) : Number.NaN;
}
