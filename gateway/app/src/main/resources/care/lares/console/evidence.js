// SPDX-License-Identifier: Apache-2.0
// What somebody wants proved: picks an entry, fetches its receipt, verifies it here. Alarms go on above it.

import { evidenceView } from "./evidence-view.js";
import { get, receipt, Refused } from "./http.js";
import { verify } from "./proof/receipt.js";
import { keep } from "./report-file.js";
import { words } from "./words.js";

/** How many alarms and readings are offered: older ones are found by their number. */
const OFFERED = 8;
/** A receipt is a few kilobytes; what is much larger is none. */
const LARGEST_FILE = 1 << 20;

/**
 * @typedef {object} Shown a receipt and what verifying it came to
 * @property {string} name where it came from, in words
 * @property {Uint8Array} bytes
 * @property {string} told the tier the gateway says it has; empty for a file
 * @property {boolean} spoilt whether a byte of it was changed here
 * @property {import("./proof/receipt.js").Valid | import("./proof/receipt.js").Invalid} verdict
 */

export class Evidence {
  /** @type {?import("./contract.js").Alarm[]} null: not read yet */
  alarms = null;
  /** @type {?import("./contract.js").Reading[]} */
  readings = null;
  /** @type {?{alarm: import("./contract.js").Alarm, entries: any[]}} the alarm whose steps are offered */
  chosen = null;
  /** @type {?Shown} */
  shown = null;
  /** What went wrong last; empty for nothing. */
  said = "";
  /** Whether something is being fetched or verified. */
  busy = false;
  /** Keys somebody typed, a line each. */
  keys = "";

  #changed;
  #loggedOut;
  #asked = 0;

  /**
   * @param {object} hooks
   * @param {() => void} hooks.changed
   * @param {() => void} hooks.loggedOut the session is over
   */
  constructor(hooks) {
    this.#changed = hooks.changed;
    this.#loggedOut = hooks.loggedOut;
    void this.#offer();
  }

  async #offer() {
    const [alarms, readings] = await Promise.all([
      this.#allowed(`alarms?state=all&limit=${OFFERED}`),
      this.#allowed(`readings?limit=${OFFERED}`),
    ]);
    this.alarms = alarms;
    this.readings = readings;
    this.#changed();
  }

  async #allowed(path) {
    try {
      return (await get(path)).items;
    } catch (problem) {
      if (!(problem instanceof Refused && problem.status === 403)) {
        this.#fail(problem);
      }
      return [];
    }
  }

  /** Offers the steps of an alarm. */
  choose(alarm) {
    return this.#busily(async (current) => {
      const { items } = await get(`alarms/${alarm.id}/entries`);
      if (current()) {
        this.chosen = { alarm, entries: items };
      }
    });
  }

  /** Shows the receipt of an entry. */
  prove(seq) {
    return this.#busily(async (current) => {
      const { text, tier } = await receipt(seq);
      const bytes = new TextEncoder().encode(text);
      const verdict = await verify(bytes, this.#trusted());
      if (current()) {
        this.shown = { name: words.evidence.entry(seq), bytes, told: tier, spoilt: false, verdict };
      }
    });
  }

  /** Verifies a receipt that somebody was given. @param {?File} file */
  open(file) {
    if (!file) {
      return Promise.resolve();
    }
    return this.#busily(async (current) => {
      const bytes = new Uint8Array(await file.slice(0, LARGEST_FILE).arrayBuffer());
      const verdict = await verify(bytes, this.#trusted());
      if (current()) {
        this.shown = { name: file.name, bytes, told: "", spoilt: false, verdict };
      }
    });
  }

  /** Verifies what is shown once more, with the keys that are trusted now. */
  again() {
    return this.#verify(this.shown.bytes, this.shown.spoilt);
  }

  /**
   * Changes one byte of what is shown, to see that this is noticed: of what the log has signed, since a stranger's
   * signature below it is passed over as it is.
   */
  spoil() {
    const bytes = this.shown.bytes.slice();
    const signed = new TextDecoder("latin1").decode(bytes).lastIndexOf("\n\n");
    bytes[Math.floor(Math.random() * signed)] ^= 1;
    return this.#verify(bytes, true);
  }

  trust(typed) {
    this.keys = typed;
    return this.shown ? this.again() : Promise.resolve();
  }

  #verify(bytes, spoilt) {
    return this.#busily(async (current) => {
      const verdict = await verify(bytes, this.#trusted());
      if (current()) {
        this.shown = { ...this.shown, bytes, spoilt, verdict };
      }
    });
  }

  /** Keys of logs and of witnesses are told apart by the type that is their first byte: `AQ…` and `BA…`. */
  #trusted() {
    const keys = this.keys.split(/\s+/).filter(Boolean);
    const isWitness = (key) => /^[^+]+\+[^+]+\+B[A-D]/.test(key);
    return { logs: keys.filter((key) => !isWitness(key)), witnesses: keys.filter(isWitness) };
  }

  download() {
    keep(`lares-entry-${this.shown.verdict.seq ?? "changed"}.tlog-proof`, this.shown.bytes, "text/plain");
  }

  /** Only the last thing that was asked for may show. */
  async #busily(action) {
    const mine = ++this.#asked;
    const current = () => mine === this.#asked;
    this.said = "";
    this.busy = true;
    this.#changed();
    try {
      await action(current);
    } catch (problem) {
      if (current()) {
        this.shown = null;
        this.#fail(problem);
      }
    }
    if (current()) {
      this.busy = false;
      this.#changed();
    }
  }

  #fail(problem) {
    if (problem instanceof Refused && problem.status === 401) {
      this.#loggedOut();
    } else if (problem instanceof Refused) {
      this.said = problem.message || words.evidence.refused(problem.status);
    } else {
      this.said = problem.name === "Error" && problem.message !== "no answer" ? problem.message : words.evidence.cut;
    }
  }

  view(board) {
    return evidenceView(this, board);
  }
}
