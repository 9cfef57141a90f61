// SPDX-License-Identifier: Apache-2.0
// A page about something that goes on: read anew every few seconds, acted on one touch at a time.

import { Refused } from "./http.js";
import { SECOND } from "./time.js";

const NOT_LOGGED_IN = 401;
/** How often it is looked how things stand; what somebody does here is looked at once. */
const LOOK_EVERY = 2 * SECOND;

export class LivePage {
  /** @type {?any} how things stand; null: not read yet */
  stand = null;
  /** What is on its way, such as `start`, or the id of what it is about; empty for nothing. */
  pending = "";
  /** What went wrong, or what to do next; empty for nothing. */
  said = "";
  /** Whether `said` is no trouble. */
  well = false;

  #hooks;
  #read;
  #words;
  #readAt = Number.NEGATIVE_INFINITY;

  /**
   * @param {import("./pages.js").PageHooks} hooks
   * @param {() => Promise<any>} read asks the gateway how things stand
   * @param {{cut: string, refused: (status: number) => string}} words what is said when that fails
   */
  constructor(hooks, read, words) {
    this.#hooks = hooks;
    this.#read = read;
    this.#words = words;
  }

  /** Looks at the time: called every second. */
  tick() {
    if (performance.now() - this.#readAt >= LOOK_EVERY) {
      void this.#look();
    }
  }

  async #look() {
    this.#readAt = performance.now();
    try {
      const stand = await this.#read();
      // What is on its way says itself what came of it.
      this.stand = this.pending ? this.stand : stand;
      this.said = this.said === this.#words.cut ? "" : this.said;
    } catch (problem) {
      this.#fail(problem);
    }
    this.changed();
  }

  changed() {
    this.#hooks.changed();
  }

  say(said, well = false) {
    this.said = said;
    this.well = well;
  }

  /** A second touch while the first is on its way does nothing. */
  async send(what, action) {
    if (this.pending) {
      return;
    }
    this.pending = what;
    this.say("");
    this.changed();
    try {
      await action();
    } catch (problem) {
      this.#fail(problem);
      this.#readAt = Number.NEGATIVE_INFINITY;
    }
    this.pending = "";
    this.changed();
  }

  #fail(problem) {
    if (problem instanceof Refused && problem.status === NOT_LOGGED_IN) {
      this.#hooks.loggedOut();
    } else {
      const { cut, refused } = this.#words;
      this.say(problem instanceof Refused ? problem.message || refused(problem.status) : cut);
    }
  }
}
