// SPDX-License-Identifier: Apache-2.0
// The gateway's events, live. Comes back by itself after any cut, from where it was.

import { SECOND } from "./time.js";

const FIRST_WAIT = 250;
/** Longest wait between two tries: short, because a board that is cut off watches over nobody. */
const LONGEST_WAIT = 3 * SECOND;
/** The gateway says how it is every 2 s: three of them missing means that the way is cut, whatever the socket says. */
const SILENCE = 7 * SECOND;

export class Feed {
  #source = null;
  #lastId = "";
  #wait = FIRST_WAIT;
  #timer = 0;
  #watch = 0;
  #stopped = false;
  #hooks;

  /**
   * @param {object} hooks
   * @param {(type: "reading" | "alarm" | "health", data: any) => void} hooks.event
   * @param {() => void} hooks.opened connected: what was missed follows, or `reset`
   * @param {() => void} hooks.reset what was missed cannot be had: read everything anew
   * @param {() => Promise<void>} hooks.lost cut; tried again when the promise is kept
   */
  constructor(hooks) {
    this.#hooks = hooks;
  }

  start() {
    const query = this.#lastId ? `?lastEventId=${encodeURIComponent(this.#lastId)}` : "";
    const source = new EventSource(`/api/v1/events${query}`);
    this.#source = source;
    source.onopen = () => {
      this.#wait = FIRST_WAIT;
      this.#hooks.opened();
    };
    source.onerror = () => this.#cut(source);
    for (const type of ["reading", "alarm", "health"]) {
      source.addEventListener(type, (message) => this.#take(type, message));
    }
    source.addEventListener("reset", (message) => {
      this.#lastId = message.lastEventId;
      this.#alive();
      this.#hooks.reset();
    });
    this.#alive();
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#close();
  }

  #close() {
    clearTimeout(this.#watch);
    this.#source?.close();
    this.#source = null;
  }

  #take(type, message) {
    this.#lastId = message.lastEventId || this.#lastId;
    this.#alive();
    this.#hooks.event(type, JSON.parse(message.data));
  }

  #alive() {
    clearTimeout(this.#watch);
    const source = this.#source;
    this.#watch = setTimeout(() => this.#cut(source), SILENCE);
  }

  async #cut(source) {
    if (source !== this.#source) {
      return; // An old one's last words.
    }
    this.#close();
    await this.#hooks.lost();
    if (this.#stopped) {
      return;
    }
    this.#timer = setTimeout(() => this.start(), this.#wait * (0.75 + Math.random() / 2));
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
  }
}
