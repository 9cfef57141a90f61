// SPDX-License-Identifier: Apache-2.0
// Who is called when, and whether every hour has somebody: read anew every minute. Alarms go on above it.

import { ContactsEdit } from "./contacts-edit.js";
import { get, list, Refused } from "./http.js";
import { RosterEdit } from "./roster-edit.js";
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
  /** @type {any[]} in the order they are told */
  contacts = [];
  /** @type {Map<string, string>} names by id */
  names = new Map();
  /** @type {?RosterEdit} while somebody changes it */
  edit = null;
  /** @type {?ContactsEdit} while somebody looks at contacts */
  contactsEdit = null;
  /** What went wrong last; empty for nothing. */
  said = "";
  /** What was done last; empty for nothing. */
  done = "";

  #hooks;
  #readAt = Number.NEGATIVE_INFINITY;

  /** @param {import("./pages.js").PageHooks} hooks */
  constructor(hooks) {
    this.#hooks = hooks;
  }

  /** Looks at the time: called every second. */
  tick() {
    if (performance.now() - this.#readAt >= MINUTE) {
      void this.#read();
    }
  }

  async #read() {
    this.#readAt = performance.now();
    try {
      const [coverage, contacts, roster] = await Promise.all([get("coverage"), list("contacts", MOST_CONTACTS), kept()]);
      this.coverage = coverage;
      this.contacts = contacts.sort((one, other) => one.order - other.order);
      this.names = new Map(contacts.map((contact) => [contact.id, contact.name]));
      this.roster = roster;
      this.said = "";
    } catch (failed) {
      if (failed instanceof Refused && failed.status === NOT_LOGGED_IN) {
        this.#hooks.loggedOut();
        return;
      }
      this.said = failed instanceof Refused ? words.roster.refused(failed.status) : words.roster.cut;
    }
    this.#hooks.changed();
  }

  /** Contacts that can be chosen, and those that were though they are gone. @returns {[string, string][]} */
  choices(chosen) {
    const gone = chosen.filter((id) => !this.names.has(id)).map((id) => [id, id]);
    return [...this.contacts.map((contact) => [contact.id, contact.name]), ...gone];
  }

  /** Whether the roster that is kept names this contact. */
  calls(id) {
    const { shifts, absences, quiet, steps, places } = this.roster ?? { shifts: [], absences: [], quiet: [], steps: [], places: [] };
    const all = [...shifts, ...steps, ...places.flatMap((plan) => plan.steps)].flatMap((one) => one.contacts);
    return [...all, ...[...absences, ...quiet].flatMap((one) => [one.contact, one.instead])].includes(id);
  }

  startEditing() {
    this.done = "";
    this.edit = new RosterEdit(this.roster, {
      changed: this.#hooks.changed,
      loggedOut: this.#hooks.loggedOut,
      zone: document.documentElement.dataset.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
      saved: () => this.#saved(),
    });
    this.#goTo();
  }

  #saved() {
    this.stopEditing();
    this.done = words.plan.saved;
    void this.#read();
  }

  /** What was changed is lost at the second touch. */
  discard(event) {
    if (!this.edit.dirty || this.edit.sure.isMeant(event)) {
      this.stopEditing();
    } else {
      this.#hooks.changed();
    }
  }

  stopEditing() {
    this.edit?.stop();
    this.edit = null;
    this.said = "";
    this.#goTo();
  }

  /** What somebody else has saved meanwhile is what is changed from now on. */
  async editAnew() {
    this.stopEditing();
    await this.#read();
    this.startEditing();
  }

  showContacts() {
    this.contactsEdit = this.contactsEdit
      ? null
      : new ContactsEdit({ changed: this.#hooks.changed, loggedOut: this.#hooks.loggedOut, read: () => this.#read() });
    this.#hooks.changed();
  }

  mayLeave() {
    if (this.edit?.dirty || this.contactsEdit?.dirty) {
      this.said = words.plan.unsaved;
      this.#hooks.changed();
      return false;
    }
    this.edit?.stop();
    return true;
  }

  #goTo() {
    this.#hooks.changed();
    queueMicrotask(() => document.getElementById("roster")?.focus());
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
