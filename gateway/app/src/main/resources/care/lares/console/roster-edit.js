// SPDX-License-Identifier: Apache-2.0
// Changes to the roster: each can be undone, none is kept before it is saved, and what saving would do is shown.

import { Held } from "./held.js";
import { get, post, put, Refused } from "./http.js";
import { draftOf, wishOf } from "./roster-draft.js";
import { rosterEditView } from "./roster-edit-view.js";
import { faultsOf } from "./roster-faults.js";
import { Sure } from "./sure.js";
import { told, words } from "./words.js";

/** How long nothing must have changed before the gateway is asked what it would do. */
const SETTLED = 400;
/** Most steps back. */
const MOST_UNDOS = 100;

export class RosterEdit {
  draft;
  /** @type {Map<string, string>} what must be put right, by field */
  faults = new Map();
  /** What saving would come to; null: not known. */
  effect = null;
  /** @type {?{by: string, at: string}} who changed it meanwhile */
  conflict = null;
  said = "";
  busy = false;
  /** Whether faults are shown that were there from the beginning. */
  tried = false;
  /** Whether what was changed may be lost. */
  sure = new Sure();
  held = new Held();

  #roster;
  #hooks;
  #undos = [];
  #timer = 0;
  #asked = 0;

  /**
   * @param {any} roster the one that is kept; null: none
   * @param {object} hooks
   * @param {() => void} hooks.changed
   * @param {() => void} hooks.loggedOut
   * @param {() => void} hooks.saved
   * @param {string} hooks.zone where a new one begins
   */
  constructor(roster, hooks) {
    this.#roster = roster;
    this.#hooks = hooks;
    this.draft = draftOf(roster, hooks.zone);
    this.#look();
  }

  get dirty() {
    return this.#undos.length > 0;
  }

  /** @param {(draft: any) => void} how it is changed */
  change(how) {
    const before = JSON.stringify(this.draft);
    how(this.draft);
    if (JSON.stringify(this.draft) === before) {
      return;
    }
    this.#undos.push(before);
    if (this.#undos.length > MOST_UNDOS) {
      this.#undos.shift();
    }
    this.#look();
  }

  undo() {
    const before = this.#undos.pop();
    if (before) {
      this.draft = JSON.parse(before);
      this.#look();
    }
  }

  #look() {
    this.said = "";
    this.effect = null;
    this.faults = faultsOf(this.draft);
    clearTimeout(this.#timer);
    this.#asked++;
    if (this.faults.size === 0) {
      this.#timer = setTimeout(() => this.#try(), SETTLED);
    }
    this.#hooks.changed();
  }

  /** What the gateway makes of it. */
  async #try() {
    const asked = this.#asked;
    try {
      const effect = await post("roster/check", wishOf(this.draft));
      if (asked === this.#asked) {
        this.effect = effect;
      }
    } catch (problem) {
      if (asked === this.#asked) {
        this.#explain(problem);
      }
    }
    this.#hooks.changed();
  }

  /** What stands beside a field; what was never touched is left in peace until somebody wants to save. */
  faultOf(field) {
    return this.dirty || this.tried ? (this.faults.get(field) ?? "") : "";
  }

  /** @param {boolean} whatever keeps it even where somebody else has changed it meanwhile */
  async save(whatever = false) {
    this.tried = true;
    if (this.busy || this.faults.size > 0) {
      this.#hooks.changed();
      queueMicrotask(goToFault);
      return;
    }
    this.busy = true;
    this.conflict = null;
    this.#hooks.changed();
    const wish = wishOf(this.draft);
    if (whatever) {
      delete wish.changedAt;
    }
    try {
      await put("roster", wish);
      this.#undos = [];
      this.#hooks.saved();
    } catch (problem) {
      if (problem instanceof Refused && problem.status === 409) {
        await this.#findConflict();
      } else {
        this.#explain(problem);
      }
    }
    this.busy = false;
    this.#hooks.changed();
  }

  async #findConflict() {
    this.conflict = { by: "", at: "" };
    try {
      const theirs = await get("roster");
      this.conflict = { by: theirs.changedBy, at: theirs.changedAt };
    } catch {
      return; // Who it was is not known; that somebody changed it is.
    }
  }

  #explain(problem) {
    if (!(problem instanceof Refused)) {
      this.said = words.plan.cut;
      return;
    }
    if (problem.status === 401) {
      this.#hooks.loggedOut();
      return;
    }
    for (const { field, reason } of problem.faults) {
      this.faults.set(field, told(reason));
    }
    this.tried = true;
    this.said = problem.faults.length > 0 ? words.plan.faults(problem.faults.length) : told(problem.message) || words.plan.refused(problem.status);
  }

  stop() {
    clearTimeout(this.#timer);
    this.#asked++;
  }

  view(roster, board) {
    return rosterEditView(this, roster, board);
  }
}

/** The keyboard goes to what must be put right first. */
function goToFault() {
  const first = document.querySelector(".plan [aria-invalid=true], .plan .plan-fault:has(span)");
  const field = first?.matches(".plan-fault") ? first.parentElement.querySelector("button, input, select") : first;
  field?.focus();
}
