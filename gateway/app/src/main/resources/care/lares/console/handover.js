// SPDX-License-Identifier: Apache-2.0
// How the house stands for whoever comes: read anew every minute. Taking over is recorded by the gateway.

import { LONGEST_NOTE, MOST_ENDED } from "./duty.js";
import { handoverView } from "./handover-view.js";
import { get, list, post, Refused } from "./http.js";
import { HOUR, instant, MINUTE } from "./time.js";
import { lastChange } from "./ward.js";
import { words } from "./words.js";

/** What a shift is taken to be while nobody has taken over. */
const A_SHIFT = 12 * HOUR;
/** Most contacts a house has. */
const MOST_CONTACTS = 500;

export class Handover {
  /** Null while nothing has been read. */
  known = null;
  /** What went wrong last; empty for nothing. */
  said = "";
  /** @type {?{by: string, at: string}} what came of taking over */
  done = null;
  note = "";
  busy = false;

  #board;
  #changed;
  #loggedOut;
  #readAt = Number.NEGATIVE_INFINITY;

  /** @param {import("./pages.js").PageHooks} hooks */
  constructor(hooks) {
    this.#board = hooks.board;
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
      const [handovers, ended, tests, coverage, roster, contacts] = await Promise.all([
        get("handovers"),
        list("alarms?state=ended", MOST_ENDED),
        allowed(get("walk-tests")),
        allowed(get("coverage")),
        allowed(get("roster")),
        allowed(list("contacts", MOST_CONTACTS)),
      ]);
      const latest = handovers.items[0] ?? null;
      const since = latest ? instant(latest.at) : this.#board.ward.now() - A_SHIFT;
      this.known = {
        handovers: handovers.items,
        latest,
        ended: ended.filter((alarm) => lastChange(alarm) >= since),
        more: ended.length >= MOST_ENDED,
        tests,
        coverage,
        roster,
        names: new Map((contacts ?? []).map((contact) => [contact.id, contact.name])),
      };
      this.said = "";
    } catch (failed) {
      this.#explain(failed, words.handover.cut);
    }
    this.#changed();
  }

  #explain(failed, cut) {
    if (failed instanceof Refused && failed.status === 401) {
      this.#loggedOut();
      return;
    }
    this.said = failed instanceof Refused ? words.handover.refused(failed.status) : cut;
  }

  type(note) {
    this.note = note;
    this.done = null;
    this.#changed();
  }

  /** Whether whoever stands here has just done so: once more would put an empty note in the place of theirs. */
  isTaken() {
    return this.done?.by === this.#board.who() && this.note.trim() === "";
  }

  /** Whoever stands here takes over; where people have PINs and nobody has said who it is, that comes first. */
  takeOver() {
    if (this.busy || this.note.length > LONGEST_NOTE || this.isTaken()) {
      return;
    }
    if (this.#board.isNobody()) {
      this.#board.user.show(() => void this.#take());
    } else {
      void this.#take();
    }
  }

  async #take() {
    this.busy = true;
    this.said = "";
    this.#changed();
    try {
      const took = await post("handovers", { note: this.note.trim() });
      this.note = "";
      this.done = took;
      this.#readAt = performance.now();
      await this.#read();
    } catch (failed) {
      this.#explain(failed, words.handover.notTaken);
    }
    this.busy = false;
    this.#changed();
  }

  view(board) {
    return handoverView(this, board);
  }
}

/** What somebody may not see, or what there is none of, is null. */
async function allowed(question) {
  try {
    return await question;
  } catch (failed) {
    if (failed instanceof Refused && (failed.status === 403 || failed.status === 404)) {
      return null;
    }
    throw failed;
  }
}
