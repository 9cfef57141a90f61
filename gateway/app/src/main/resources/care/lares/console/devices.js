// SPDX-License-Identifier: Apache-2.0
// The devices, for whoever installs them: a new secret for one that lost its own, or that somebody else knows, and which
// plain buttons are call buttons.

import { copied } from "./copy.js";
import { devicesView } from "./devices-view.js";
import { list, listeners, post, put, Refused } from "./http.js";
import { LivePage } from "./live-page.js";
import { MOST } from "./ward.js";
import { words } from "./words.js";

const NOT_ALLOWED = 403;

export class Devices extends LivePage {
  /** What is looked for, as it was typed. */
  wanted = "";
  /** @type {string} the device that the question is about; empty: nothing is asked */
  asked = "";
  /** @type {?import("./contract.js").Device} the one of which it is asked whether its presses are calls; null: of none */
  declaring = null;
  /** @type {?{id: string, secret?: string, psk?: {identity: string, key: string}}} what was minted, while it is shown */
  minted = null;
  /** @type {?Object<string, number>} at which port the gateway listens to what; null: it did not say */
  listeners = null;
  /** What became of copying; empty: nothing was copied. */
  copy = "";

  #warned = false;

  /** @param {import("./pages.js").PageHooks} hooks */
  constructor(hooks) {
    super(hooks, readDevices, words.deviceList);
  }

  look(wanted) {
    this.wanted = wanted;
    this.changed();
  }

  ask(device) {
    if (!this.pending) {
      this.asked = device;
      this.say("");
      this.changed();
    }
  }

  askCall(device) {
    if (!this.pending) {
      this.declaring = device;
      this.say("");
      this.changed();
    }
  }

  /** Nothing was done. */
  leave() {
    if ((this.asked || this.declaring) && !this.pending) {
      this.asked = "";
      this.declaring = null;
      this.changed();
    }
  }

  mint() {
    const device = this.asked;
    if (!device) {
      return;
    }
    void this.send(device, async () => {
      try {
        this.minted = await post(`devices/${encodeURIComponent(device)}/secret`);
        this.copy = "";
        this.#warned = false;
        this.listeners = await listeners().catch(() => null);
        queueMicrotask(() => document.getElementById("device-secret")?.focus());
      } catch (problem) {
        this.#explain(problem, device, words.deviceList.lost, words.deviceList.refusals);
      } finally {
        this.asked = "";
      }
    });
  }

  /** It becomes a call button, or is none any more; what else is registered of it stays. */
  declare() {
    const device = this.declaring;
    if (!device) {
      return;
    }
    void this.send(device.id, async () => {
      const { id, resident, place, driver, name } = device;
      try {
        const now = await put(`devices/${encodeURIComponent(id)}`, { resident, place, driver, name, callButton: !device.callButton });
        this.stand = this.stand?.map((one) => (one.id === id ? { ...one, callButton: now.callButton } : one));
      } catch (problem) {
        this.#explain(problem, id, words.deviceList.declareLost, { ...words.deviceList.refusals, ...words.deviceList.declareRefusals });
      } finally {
        this.declaring = null;
      }
    });
  }

  /** Without an answer, or when the gateway could not keep it, nobody can say what counts. */
  #explain(problem, device, lost, refusals) {
    if (!(problem instanceof Refused)) {
      this.say(lost(device));
      return;
    }
    const said = refusals[problem.status];
    if (!said) {
      throw problem;
    }
    this.say(said(device));
  }

  async take(element) {
    this.copy = (await copied(element)) ? words.deviceList.copied : words.deviceList.marked;
    this.changed();
  }

  /** It is written down, and shown no more. */
  hide() {
    this.minted = null;
    this.changed();
    queueMicrotask(() => document.getElementById("devices")?.focus());
  }

  /** A secret on the screen is nowhere else: the first touch says so. */
  mayLeave() {
    if (!this.minted || this.#warned) {
      return true;
    }
    this.#warned = true;
    this.say(words.deviceList.unsaved);
    this.changed();
    return false;
  }

  view(board) {
    return devicesView(this, board);
  }
}

/** Who may register devices may not always look at them: then they are named by hand. */
async function readDevices() {
  try {
    return (await list("devices", MOST)).filter((device) => !device.revoked);
  } catch (problem) {
    if (problem instanceof Refused && problem.status === NOT_ALLOWED) {
      return [];
    }
    throw problem;
  }
}
