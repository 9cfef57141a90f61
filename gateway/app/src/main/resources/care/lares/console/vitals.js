// SPDX-License-Identifier: Apache-2.0
// Readings as rows of a tile: value with unit, age, and what to know before trusting it.

import { DAY, HOUR, inWords, MINUTE } from "./time.js";
import { effective } from "./ward.js";
import { words } from "./words.js";

/** From when on a value no longer tells about now: streams are quick, spot checks are done once a shift. */
const STREAM = 15 * MINUTE;
const SPOT = 12 * HOUR;

/** In the order of a tile. */
const ROWS = [
  { kind: "heart_rate", old: STREAM, digits: 0 },
  { kind: "pulse_rate", old: STREAM, digits: 0 },
  { kind: "spo2", old: STREAM, digits: 0 },
  { kind: "respiratory_rate", old: STREAM, digits: 0 },
  { kind: "breathing_rate", old: STREAM, digits: 0 },
  { kind: "blood_pressure", old: SPOT, digits: 0 },
  { kind: "body_temperature", old: SPOT, digits: 1 },
  { kind: "glucose", old: SPOT, digits: 1 },
  { kind: "consciousness", old: SPOT, digits: 0 },
  { kind: "oxygen_flow", old: SPOT, digits: 1 },
  { kind: "body_weight", old: 14 * DAY, digits: 1 },
  { kind: "room_temperature", old: 2 * HOUR, digits: 1 },
];

/** Two halves of one blood pressure are at most this far apart. */
const TOGETHER = MINUTE;
/** One for each count of digits: to make one takes long, and a tile is drawn every second. */
const formats = new Map();

/**
 * @typedef {object} Row
 * @property {string} kind
 * @property {string} label
 * @property {string} value
 * @property {string} unit
 * @property {string} age
 * @property {boolean} old
 * @property {string[]} doubts in words
 */

/**
 * @param {?Map<string, import("./contract.js").Reading>} readings latest by kind
 * @param {number} now the gateway's time
 * @returns {Row[]}
 */
export function rows(readings, now) {
  return readings ? ROWS.flatMap((row) => shown(row, readings, now)) : [];
}

function shown(row, readings, now) {
  const reading = row.kind === "blood_pressure" ? pressure(readings) : readings.get(row.kind);
  if (!reading) {
    return [];
  }
  const age = now - effective(reading);
  // While the clock is not set streams go on, and are of now by the same clock.
  const untimed = reading.quality.includes("clock_untrusted") && (age > row.old || age < -MINUTE);
  return [
    {
      kind: row.kind,
      label: words.vitals[row.kind],
      value: value(reading, row.digits),
      unit: words.units[reading.unit] ?? reading.unit ?? "",
      age: untimed ? words.residents.untimed : words.residents.ago(inWords(age)),
      old: untimed || age > row.old,
      doubts: reading.quality.map((flag) => words.quality[flag]).filter(Boolean),
    },
  ];
}

/** Systolic over diastolic as one reading; a half without its other says so. */
function pressure(readings) {
  const systolic = readings.get("bp_systolic");
  const diastolic = readings.get("bp_diastolic");
  if (!systolic || !diastolic) {
    const half = systolic ?? diastolic;
    return half && { ...half, value: systolic ? `${half.value}/–` : `–/${half.value}` };
  }
  if (Math.abs(effective(systolic) - effective(diastolic)) > TOGETHER) {
    return { ...systolic, value: `${systolic.value}/–` };
  }
  const quality = [...new Set([...systolic.quality, ...diastolic.quality])];
  return { ...systolic, value: `${Math.round(systolic.value)}/${Math.round(diastolic.value)}`, quality };
}

function value(reading, digits) {
  if (reading.kind === "consciousness") {
    return words.consciousness[reading.value] ?? String(reading.value);
  }
  return typeof reading.value === "number" ? inDigits(reading.value, digits) : String(reading.value);
}

/** With the comma or the point that the language writes. */
function inDigits(number, digits) {
  if (!formats.has(digits)) {
    const options = { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false };
    formats.set(digits, new Intl.NumberFormat(words.locale, options));
  }
  return formats.get(digits).format(number);
}
