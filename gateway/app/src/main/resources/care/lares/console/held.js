// SPDX-License-Identifier: Apache-2.0
// Keeps what stands below a finger where it is: what a field has to say as it is left waits until the touch has landed.

/** Longest that anything waits, in milliseconds: a finger may be lifted elsewhere. */
const LONGEST = 1000;

export class Held {
  /** Listeners for the form, before any of its own. */
  press = { capture: true, handleEvent: () => (this.#pressed = true) };
  land = { capture: true, handleEvent: () => this.#land() };
  lift = { capture: true, handleEvent: () => setTimeout(() => this.#land()) };

  #pressed = false;
  #waiting = [];

  /** Does this at once, or once the touch on its way has landed. @param {() => void} what */
  after(what) {
    if (this.#pressed) {
      this.#waiting.push(what);
      setTimeout(() => this.#land(), LONGEST);
    } else {
      what();
    }
  }

  #land() {
    this.#pressed = false;
    for (const what of this.#waiting.splice(0)) {
      what();
    }
  }
}
