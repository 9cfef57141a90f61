// SPDX-License-Identifier: Apache-2.0
// Keeps the ward of this board the gateway's: reads it whole at each connection, then follows the events.

import { Feed } from "./feed.js";
import { get, list, Refused } from "./http.js";
import { Scores } from "./scores.js";
import { MINUTE, SECOND } from "./time.js";
import { MOST } from "./ward.js";

/** Reads everything anew this often, so that no mistake stays on the board. */
const RECONCILE = MINUTE;
/** Wait after lists could not be read. */
const AGAIN = 2 * SECOND;
/** Most events kept while the lists are being read; beyond it they are read again. */
const MOST_WAITING = 2000;
/** Residents asked for at once: leaves connections to the events and to a carer's touch. */
const ASKED_AT_ONCE = 3;

export class Sync {
  #ward;
  #hooks;
  #feed;
  #scores;
  #waiting = null;
  #vitalsDue = true;
  /** Residents whose values have been read. */
  #asked = new Set();
  #timer = 0;
  #stopped = false;

  /**
   * @param {import("./ward.js").Ward} ward
   * @param {object} hooks
   * @param {() => void} hooks.changed
   * @param {(alarm: import("./contract.js").Alarm) => void} hooks.alarm an alarm has changed, live
   * @param {() => void} hooks.loggedOut the session is over
   */
  constructor(ward, hooks) {
    this.#ward = ward;
    this.#hooks = hooks;
    this.#scores = new Scores(ward, hooks.changed);
    this.#feed = new Feed({
      event: (type, data) => this.#event(type, data),
      opened: () => this.#readAll(!this.#ward.known),
      reset: () => this.#readAll(true),
      lost: () => this.#lost(),
    });
  }

  start() {
    this.#feed.start();
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#scores.stop();
    this.#feed.stop();
  }

  /** Reads all lists: somebody looks at what may have changed since, and no event tells of places and devices. */
  readAnew() {
    void this.#readAll(false);
  }

  #event(type, data) {
    if (type === "health") {
      this.#ward.heard(data);
      this.#hooks.changed();
    } else if (type === "alarm") {
      // Shown at once, whatever else is still unknown, and once more behind the list that is on its way.
      this.#alarm(data);
      this.#keep(type, data);
    } else if (!this.#keep(type, data)) {
      this.#ward.read(data);
      this.#scores.told(data);
      this.#hooks.changed();
    }
  }

  #alarm(alarm) {
    this.#ward.tell(alarm);
    this.#hooks.alarm(alarm);
    this.#hooks.changed();
  }

  /** Whether lists are being read, so that this event is looked at behind them. */
  #keep(type, data) {
    if (!this.#waiting) {
      return false;
    }
    if (this.#waiting.length < MOST_WAITING) {
      this.#waiting.push({ type, data });
    }
    return true;
  }

  /** @param {boolean} vitals whether values may have been missed; each look at them is logged */
  async #readAll(vitals) {
    clearTimeout(this.#timer);
    this.#vitalsDue ||= vitals;
    if (this.#waiting) {
      this.#waiting.again = true;
      return;
    }
    const waiting = [];
    this.#waiting = waiting;
    let next = RECONCILE;
    try {
      await this.#readLists();
    } catch (problem) {
      next = AGAIN;
      this.#failed(problem);
    }
    this.#waiting = null;
    if (this.#stopped) {
      return;
    }
    for (const { type, data } of waiting) {
      this.#event(type, data);
    }
    this.#hooks.changed();
    const again = waiting.again || waiting.length >= MOST_WAITING;
    this.#timer = setTimeout(() => this.#readAll(false), again ? 0 : next);
  }

  async #readLists() {
    const [alarms, residents, devices, places, checkIns] = await Promise.all([
      list("alarms?state=open", MOST),
      this.#allowed("residents"),
      this.#allowed("devices"),
      this.#allowed("places"),
      this.#allowed("check-ins"),
    ]);
    this.#ward.replace({ alarms, residents, devices, places, checkIns });
    this.#hooks.changed();
    const due = residents.map((resident) => resident.id).filter((id) => this.#vitalsDue || !this.#asked.has(id));
    this.#asked = new Set(residents.map((resident) => resident.id));
    await Promise.all(Array.from({ length: ASKED_AT_ONCE }, () => this.#readVitals(due)));
    this.#vitalsDue = false;
  }

  /** A list this person may not see is an empty one; alarms show all the same. */
  async #allowed(name) {
    try {
      const items = await list(name, MOST);
      this.#ward.hidden.delete(name);
      return items;
    } catch (problem) {
      if (!(problem instanceof Refused && problem.status === 403)) {
        throw problem;
      }
      this.#ward.hidden.add(name);
      return [];
    }
  }

  async #readVitals(ids) {
    for (let id = ids.pop(); id !== undefined && !this.#stopped; id = ids.pop()) {
      try {
        const vitals = await get(`residents/${encodeURIComponent(id)}/vitals`);
        vitals.items.forEach((reading) => this.#ward.read(reading));
        await this.#scores.ask(id);
      } catch (problem) {
        if (!(problem instanceof Refused && (problem.status === 403 || problem.status === 404))) {
          throw problem; // Not allowed, or just left: the tile says that nothing is known.
        }
      }
    }
  }

  #failed(problem) {
    if (problem instanceof Refused && problem.status === 401) {
      this.#hooks.loggedOut();
    }
  }

  /** The stream cannot say why it ended: asks whether we may still be here. */
  async #lost() {
    this.#hooks.changed();
    try {
      await get("session");
    } catch (problem) {
      this.#failed(problem);
    }
  }
}
