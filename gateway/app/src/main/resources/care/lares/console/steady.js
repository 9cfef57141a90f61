// SPDX-License-Identifier: Apache-2.0
// Guards a finger that is already on its way: when the list moves under it, it would take the wrong alarm.

/** Milliseconds within which a person cannot yet have seen that something has moved. */
const NOTICED_AFTER = 300;
/** Milliseconds within which a second touch at the same place belongs to the first. */
const DOUBLE_TOUCH = 700;

export class Steady {
  /** @type {string[]} */
  #order = [];
  /** @type {Map<string, string>} the state of each alarm as drawn last */
  #states = new Map();
  /** @type {Map<string, number>} when the buttons of an alarm became others */
  #changedAt = new Map();
  #movedAt = Number.NEGATIVE_INFINITY;

  /** @param {import("./contract.js").Alarm[]} alarms from top to bottom as they are drawn now */
  look(alarms) {
    const now = performance.now();
    const order = alarms.map((alarm) => alarm.id);
    if (pushed(this.#order, order)) {
      this.#movedAt = now;
    }
    const changedAt = new Map();
    for (const { id, state } of alarms) {
      const same = this.#states.get(id) === state;
      changedAt.set(id, same ? this.#changedAt.get(id) : now);
    }
    this.#order = order;
    this.#states = new Map(alarms.map((alarm) => [alarm.id, alarm.state]));
    this.#changedAt = changedAt;
  }

  /** Whether cards were pushed to another place so recently that a finger may be meant for another one. */
  justMoved(event) {
    return event.detail > 0 && performance.now() - this.#movedAt < NOTICED_AFTER;
  }

  /** Whether this is the second half of a double touch whose first half has changed the button below it. */
  isSecondHalf(event, alarm) {
    return event.detail > 1 && performance.now() - (this.#changedAt.get(alarm.id) ?? 0) < DOUBLE_TOUCH;
  }
}

/** Whether something new or something that rose stands before a card that was there already. */
function pushed(before, after) {
  const stayed = after.filter((id) => before.includes(id));
  const last = after.lastIndexOf(stayed.at(-1));
  const inserted = after.some((id, index) => index < last && !before.includes(id));
  const swapped = stayed.join() !== before.filter((id) => after.includes(id)).join();
  return inserted || swapped;
}
