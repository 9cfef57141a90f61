// SPDX-License-Identifier: Apache-2.0
// Guards a finger that is already on its way: when the list moves under it, it would take the wrong alarm.

/** Milliseconds a person needs to see that something has moved. */
const NOTICED_AFTER = 400;

export class Steady {
  /** @type {string[]} */
  #order = [];
  #movedAt = Number.NEGATIVE_INFINITY;

  /** @param {string[]} order the alarms from top to bottom as they are drawn now */
  look(order) {
    const moved = this.#order.some((id, index) => order[index] !== id);
    if (moved && order.length > 0) {
      this.#movedAt = performance.now();
    }
    this.#order = order;
  }

  justMoved() {
    return performance.now() - this.#movedAt < NOTICED_AFTER;
  }
}
