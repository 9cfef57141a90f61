// SPDX-License-Identifier: Apache-2.0
// What a carer does about an alarm. Nothing shows as done before the gateway has said so.

import { post, Refused } from "./http.js";
import { MINUTE } from "./time.js";
import { told, words } from "./words.js";

/** Refusals stay this long: long enough to be read after coming back. */
const REFUSAL_STAYS = 2 * MINUTE;

export class Acts {
  /** @type {Map<string, string>} the action on its way, by alarm */
  pending = new Map();
  /** @type {Map<string, string>} why the last one was refused, by alarm */
  refusals = new Map();

  #hooks;

  /**
   * @param {object} hooks
   * @param {() => void} hooks.changed
   * @param {(alarm: import("./contract.js").Alarm) => void} hooks.answered the gateway has done it
   * @param {() => void} hooks.loggedOut the session is over
   * @param {(words: string) => void} hooks.refused
   */
  constructor(hooks) {
    this.#hooks = hooks;
  }

  /**
   * A second touch while the first is on its way does nothing. What has begun anew since it was shown is not answered.
   *
   * @param {"acknowledge" | "accept" | "silence" | "end"} action
   * @returns {Promise<boolean>} whether the gateway did it
   */
  async send(alarm, action, body) {
    if (this.pending.has(alarm.id)) {
      return false;
    }
    this.pending.set(alarm.id, action);
    this.refusals.delete(alarm.id);
    this.#hooks.changed();
    try {
      const after = await post(`alarms/${alarm.id}/${action}`, { ...body, occurrence: alarm.occurrence });
      if (after?.id === alarm.id) {
        this.#hooks.answered(after);
      }
      return true;
    } catch (problem) {
      this.#refuse(alarm.id, problem);
      return false;
    } finally {
      this.pending.delete(alarm.id);
      this.#hooks.changed();
    }
  }

  #refuse(id, problem) {
    if (problem instanceof Refused && problem.status === 401) {
      this.#hooks.loggedOut();
      return;
    }
    const said = problem instanceof Refused ? told(problem.message) || words.acts.refused(problem.status) : words.acts.cut;
    this.refuse(id, said);
  }

  /** Says at an alarm, and aloud, why nothing was done; for a while. */
  refuse(id, said) {
    this.refusals.set(id, said);
    this.#hooks.refused(said);
    this.#hooks.changed();
    setTimeout(() => {
      if (this.refusals.get(id) === said) {
        this.refusals.delete(id);
        this.#hooks.changed();
      }
    }, REFUSAL_STAYS);
  }

  /** Forgets what concerns alarms that are no longer open. */
  keepOnly(alarms) {
    for (const id of this.refusals.keys()) {
      if (!alarms.has(id)) {
        this.refusals.delete(id);
      }
    }
  }
}
