// SPDX-License-Identifier: Apache-2.0
// Somebody walks through the house and tries devices. Nothing shows as done before the gateway has said so.

import { get, post, Refused } from "./http.js";
import { downloadReport } from "./report-file.js";
import { SECOND } from "./time.js";
import { walkView } from "./walk-view.js";
import { words } from "./words.js";

const NOT_LOGGED_IN = 401;
/** How often it is looked how the test stands; what somebody does here is looked at once. */
const LOOK_EVERY = 2 * SECOND;

export class Walk {
  /** @type {?{running: ?any, items: any[]}} how it stands; null: not read yet */
  stand = null;
  /** @type {Set<string>} ids of the devices that are chosen */
  chosen = new Set();
  minutes = 30;
  /** What is on its way: `start`, `end`, or the id of a device that is claimed. */
  pending = "";
  /** What went wrong last; empty for nothing. */
  said = "";

  #hooks;
  #readAt = Number.NEGATIVE_INFINITY;

  /** @param {import("./pages.js").PageHooks} hooks */
  constructor(hooks) {
    this.#hooks = hooks;
  }

  /** Looks at the time: called every second. */
  tick() {
    if (performance.now() - this.#readAt >= LOOK_EVERY) {
      void this.#read();
    }
  }

  async #read() {
    this.#readAt = performance.now();
    try {
      this.stand = await get("walk-tests");
      this.said = this.said === words.walk.cut ? "" : this.said;
    } catch (problem) {
      this.#fail(problem);
    }
    this.#hooks.changed();
  }

  choose(ids, wanted) {
    for (const id of ids) {
      if (wanted) {
        this.chosen.add(id);
      } else {
        this.chosen.delete(id);
      }
    }
    this.said = "";
    this.#hooks.changed();
  }

  last(minutes) {
    this.minutes = minutes;
    this.#hooks.changed();
  }

  start() {
    if (this.chosen.size === 0) {
      this.said = words.walk.nothingChosen;
      this.#hooks.changed();
      return;
    }
    void this.#send("start", async () => {
      this.stand = await post("walk-tests", { devices: [...this.chosen], minutes: this.minutes });
      this.chosen.clear();
    });
  }

  claim(device) {
    void this.#send(device, async () => {
      this.stand = await post("walk-tests/claim", { device });
    });
  }

  end() {
    void this.#send("end", async () => {
      await post("walk-tests/end");
      this.stand = await get("walk-tests");
    });
  }

  download(report) {
    void this.#send("download", () => downloadReport("walk-test", report, report.ended));
  }

  /** A second touch while the first is on its way does nothing. */
  async #send(what, action) {
    if (this.pending) {
      return;
    }
    this.pending = what;
    this.said = "";
    this.#hooks.changed();
    try {
      await action();
    } catch (problem) {
      this.#fail(problem);
      this.#readAt = Number.NEGATIVE_INFINITY;
    }
    this.pending = "";
    this.#hooks.changed();
  }

  #fail(problem) {
    if (problem instanceof Refused && problem.status === NOT_LOGGED_IN) {
      this.#hooks.loggedOut();
    } else {
      this.said = problem instanceof Refused ? problem.message || words.walk.refused(problem.status) : words.walk.cut;
    }
  }

  view(board) {
    return walkView(this, board);
  }
}
