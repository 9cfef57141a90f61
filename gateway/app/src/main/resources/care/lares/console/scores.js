// SPDX-License-Identifier: Apache-2.0
// Keeps early-warning scores current: asked for again when something was told that counts, never on a clock of its own.

import { get, Refused } from "./http.js";
import { MINUTE, SECOND } from "./time.js";

/** What NEWS2 is made of: kinds of readings, and what the score calls them. */
const SCORED = new Map(
  Object.entries({
    respiratory_rate: "respiratory_rate",
    spo2: "spo2",
    oxygen_flow: "oxygen",
    bp_systolic: "bp_systolic",
    heart_rate: "pulse",
    pulse_rate: "pulse",
    consciousness: "consciousness",
    body_temperature: "temperature",
  }),
);
/** From a reading to asking: what is measured in one go is told within this, and each look at a score is logged. */
const GATHERED = 2 * SECOND;
/** Between two questions about somebody: a stream of readings is no stream of looks. What was missing is not waited for. */
const APART = 15 * SECOND;
/** The same while nothing is scored for them, which is an answer that seldom changes. */
const APART_WHILE_OFF = MINUTE;

export class Scores {
  #ward;
  #changed;
  /** When somebody was asked about last, by resident, in ticks. */
  #asked = new Map();
  /** @type {Map<string, {timer: number, due: number}>} questions to come, by resident; `due` in ticks */
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
  told({ resident, kind }) {
    const parameter = SCORED.get(kind);
    if (!resident || !parameter || !this.#ward.residents.has(resident)) {
      return;
    }
    const now = performance.now();
    const due = Math.max(now + GATHERED, (this.#asked.get(resident) ?? Number.NEGATIVE_INFINITY) + this.#apart(resident, parameter));
    const before = this.#timers.get(resident);
    if (before && before.due <= due) {
      return;
    }
    clearTimeout(before?.timer);
    this.#timers.set(resident, { due, timer: setTimeout(() => this.#again(resident), due - now) });
  }

  #apart(resident, parameter) {
    const score = this.#ward.scores.get(resident);
    if (!score?.on) {
      return APART_WHILE_OFF;
    }
    return score.missing.includes(parameter) ? 0 : APART;
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
    for (const { timer } of this.#timers.values()) {
      clearTimeout(timer);
    }
    this.#timers.clear();
  }
}
