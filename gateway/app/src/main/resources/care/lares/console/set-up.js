// SPDX-License-Identifier: Apache-2.0
// A house is set up: what was shown to work, what is missing, the certificate. Read anew every few seconds.

import { get, post, put, Refused } from "./http.js";
import { downloadReport } from "./report-file.js";
import { setUpView } from "./set-up-view.js";
import { SECOND } from "./time.js";
import { words } from "./words.js";

const NOT_LOGGED_IN = 401;
const NOT_FOUND = 404;
const LOOK_EVERY = 2 * SECOND;
/** How long the question whether one is sure stands. */
const SURE_FOR = 10 * SECOND;

export class SetUp {
  /** @type {?any} how it stands; null: not read yet */
  stand = null;
  /** What is on its way, such as `begin`, or the id of what it is about. */
  pending = "";
  /** What went wrong, or what to do next; empty for nothing. */
  said = "";
  /** Whether `said` is no trouble. */
  well = false;

  #hooks;
  #readAt = Number.NEGATIVE_INFINITY;
  #askedAt = Number.NEGATIVE_INFINITY;

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
      const stand = await get("commissioning");
      this.stand = this.pending ? this.stand : stand;
      this.said = this.said === words.setUp.cut ? "" : this.said;
    } catch (problem) {
      this.#fail(problem);
    }
    this.#hooks.changed();
  }

  begin() {
    void this.#send("begin", async () => {
      this.stand = await post("commissioning");
    });
  }

  /** Whether the next touch stops it. */
  sure() {
    return performance.now() - this.#askedAt < SURE_FOR;
  }

  giveUp() {
    if (!this.sure()) {
      this.#askedAt = performance.now();
      this.#hooks.changed();
      return;
    }
    this.#askedAt = Number.NEGATIVE_INFINITY;
    void this.#send("end", async () => {
      this.stand = await post("commissioning/end");
    });
  }

  decide(device, required) {
    void this.#send(device, async () => {
      this.stand = await put(`commissioning/devices/${encodeURIComponent(device)}`, { required });
    });
  }

  call(contact) {
    void this.#send(contact, async () => {
      const { delivered, trouble } = await post("commissioning/test-calls", { contact });
      this.#say(delivered ? words.setUp.delivered : words.setUp.notDelivered(trouble), delivered);
      this.stand = await get("commissioning");
    });
  }

  confirm(code) {
    void this.#send("confirm", async () => {
      try {
        await post("commissioning/confirmations", { code });
      } catch (problem) {
        if (problem instanceof Refused && problem.status === NOT_FOUND) {
          this.#say(words.setUp.wrongCode, false);
          return;
        }
        throw problem;
      }
      this.stand = await get("commissioning");
    });
  }

  certify() {
    void this.#send("certify", async () => {
      await post("commissioning/certificate");
      this.stand = await get("commissioning");
    });
  }

  download() {
    const { certificate } = this.stand;
    void this.#send("download", () => downloadReport("certificate", certificate, certificate.certified));
  }

  #say(said, well) {
    this.said = said;
    this.well = well;
  }

  /** A second touch while the first is on its way does nothing. */
  async #send(what, action) {
    if (this.pending) {
      return;
    }
    this.pending = what;
    this.#say("", false);
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
      const said = problem instanceof Refused ? problem.message || words.setUp.refused(problem.status) : words.setUp.cut;
      this.#say(said, false);
    }
  }

  view(board) {
    return setUpView(this, board);
  }
}
