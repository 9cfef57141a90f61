// SPDX-License-Identifier: Apache-2.0
// Who is called when, and whether every hour has somebody: read anew every minute. Alarms go on above it.

import { get, list, Refused } from "./http.js";
import { rosterView } from "./roster-view.js";
import { MINUTE } from "./time.js";
import { words } from "./words.js";

/** More contacts than a house has. */
const MOST_CONTACTS = 500;
const NONE = 404;
const NOT_LOGGED_IN = 401;

export class Roster {
  /** Null: none is kept; undefined: not read yet. */
  roster;
  coverage = null;
  /** @type {Map<string, string>} names by id */
  names = new Map();
  /** What went wrong last; empty for nothing. */
  said = "";

  #changed;
  #loggedOut;
  #readAt = Number.NEGATIVE_INFINITY;

  /**
   * @param {object} hooks
   * @param {() => void} hooks.changed it must be drawn anew
   * @param {() => void} hooks.loggedOut
   */
  constructor(hooks) {
    this.#changed = hooks.changed;
    this.#loggedOut = hooks.loggedOut;
  }

  /** Looks at the time: called every second. */
  tick() {
    if (performance.now() - this.#readAt >= MINUTE) {
      this.#readAt = performance.now();
      void this.#read();
    }
  }

  async #read() {
    try {
      const [coverage, contacts, roster] = await Promise.all([get("coverage"), list("contacts", MOST_CONTACTS), kept()]);
      this.coverage = coverage;
      this.names = new Map(contacts.map((contact) => [contact.id, contact.name]));
      this.roster = roster;
      this.said = "";
    } catch (failed) {
      if (failed instanceof Refused && failed.status === NOT_LOGGED_IN) {
        this.#loggedOut();
        return;
      }
      this.said = failed instanceof Refused ? words.roster.refused(failed.status) : words.roster.cut;
    }
    this.#changed();
  }

  view(board) {
    return rosterView(this, board);
  }
}

async function kept() {
  try {
    return await get("roster");
  } catch (failed) {
    if (failed instanceof Refused && failed.status === NONE) {
      return null;
    }
    throw failed;
  }
}
