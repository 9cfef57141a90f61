// SPDX-License-Identifier: Apache-2.0
// Where a resident is, as far as sensors say. What is old or offline counts as not known.

import { HOUR, MINUTE } from "./time.js";
import { effective } from "./ward.js";
import { words } from "./words.js";

/** A bed or presence sensor tells changes, and that it lives at least this often. */
const LEVEL_HOLDS = 4 * HOUR;
/** Motion tells about a moment, not about now. */
const MOTION_HOLDS = 15 * MINUTE;

/** Strongest first: who lies in bed is there even if something moved. */
const SIGNS = [
  { kind: "bed_occupied", value: true, holds: LEVEL_HOLDS, where: "bed", words: words.presence.bed },
  { kind: "chair_occupied", value: true, holds: LEVEL_HOLDS, where: "chair", words: words.presence.chair },
  { kind: "motion", value: true, holds: MOTION_HOLDS, where: "room", words: words.presence.room },
  { kind: "presence", value: true, holds: LEVEL_HOLDS, where: "room", words: words.presence.room },
  { kind: "presence", value: false, holds: LEVEL_HOLDS, where: "away", words: words.presence.away },
  { kind: "bed_occupied", value: false, holds: LEVEL_HOLDS, where: "up", words: words.presence.upUnknown },
];

/**
 * @param {?Map<string, import("./contract.js").Reading>} readings latest by kind
 * @param {Map<string, import("./contract.js").Device>} devices by id
 * @param {number} now the gateway's time
 * @returns {{where: string, words: string, at: number}} `at` is NaN when nothing is known
 */
export function presence(readings, devices, now) {
  let offline = false;
  for (const sign of SIGNS) {
    const reading = readings?.get(sign.kind);
    if (reading?.value !== sign.value) {
      continue;
    }
    const at = effective(reading);
    if (devices.get(reading.device)?.online === false) {
      offline = true;
    } else if (now - at <= sign.holds && !reading.quality.includes("contact_lost")) {
      return { where: sign.where, words: sign.words, at };
    }
  }
  const said = offline ? words.presence.offline : words.presence.unknown;
  return { where: "unknown", words: said, at: Number.NaN };
}
