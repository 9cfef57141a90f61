// SPDX-License-Identifier: Apache-2.0
// Keeps early-warning scores current: asked for again when something was told that counts, never on a clock of its own.

import { get, Refused } from "./http.js";
import { MINUTE, SECOND } from "./time.js";

/** What NEWS2 is made of, as kinds of readings. */
const SCORED = new Set([
  "respiratory_rate", "spo2", "oxygen_flow", "bp_systolic", "heart_rate", "pulse_rate", "consciousness", "body_temperature",
]);
/** From a reading to asking: what is measured in one go is told within this, and each look at a score is logged. */
const GATHERED = 2 * SECOND;
/** Between two questions about somebody: a stream of readings is no stream of looks. */
const APART = 15 * SECOND;
/** The same while nothing is scored for them, which is an answer that seldom changes. */
const APART_WHILE_OFF = MINUTE;

export class Scores {
  #ward;
  #changed;
  /** When somebody was asked about last, by resident, in ticks. */
  #asked = new Map();
  /** @type {Map<string, number>} questions to come, by resident */
  #timers = new Map();

  /**
   * @param {import("./ward.js").Ward} ward where they are kept
   * @param {() => void} changed
   */
  constructor(ward, changed) {
    this.#ward = ward;
    this.#changed = changed;
  }

  /** Something was told, live. @param {import("./contract.js").Reading} reading */
  told(reading) {
    const { resident, kind } = reading;
    if (!resident || !SCORED.has(kind) || this.#timers.has(resident) || !this.#ward.residents.has(resident)) {
      return;
    }
    const apart = this.#ward.scores.get(resident)?.on ? APART : APART_WHILE_OFF;
    const wait = Math.max(GATHERED, (this.#asked.get(resident) ?? -apart) + apart - performance.now());
    this.#timers.set(resident, setTimeout(() => this.#again(resident), wait));
  }

  async #again(resident) {
    this.#timers.delete(resident);
    try {
      await this.ask(resident);
      this.#changed();
    } catch {
      // The next reading, or the next connection, asks again; the age of what is shown grows.
    }
  }

  /** Asks now. @param {string} resident @throws what it was refused for, or that the way is cut */
  async ask(resident) {
    this.#asked.set(resident, performance.now());
    try {
      this.#ward.scores.set(resident, await get(`residents/${encodeURIComponent(resident)}/news2`));
    } catch (problem) {
      if (problem instanceof Refused) {
        this.#ward.scores.delete(resident); // Not allowed, or just left. Otherwise what was known stays, and its age grows.
      }
      throw problem;
    }
  }

  stop() {
    for (const timer of this.#timers.values()) {
      clearTimeout(timer);
    }
    this.#timers.clear();
  }
}
