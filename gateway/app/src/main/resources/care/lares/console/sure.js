// SPDX-License-Identifier: Apache-2.0
// Asks whether one is sure, by the button itself: a second touch means it, a double touch does not.

import { SECOND } from "./time.js";

/** How long the question stands. */
const STANDS = 10 * SECOND;

export class Sure {
  #askedAt = Number.NEGATIVE_INFINITY;

  /** Whether the next touch does it. */
  get asked() {
    return performance.now() - this.#askedAt < STANDS;
  }

  /** @param {UIEvent} event a touch @returns {boolean} whether it is the one that means it */
  isMeant(event) {
    if (event.detail > 1) {
      return false;
    }
    const { asked } = this;
    this.#askedAt = asked ? Number.NEGATIVE_INFINITY : performance.now();
    return asked;
  }
}
