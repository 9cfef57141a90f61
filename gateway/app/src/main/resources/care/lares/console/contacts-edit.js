// SPDX-License-Identifier: Apache-2.0
// Contacts and their channels: each is saved by itself, before the roster names it.

import { contactsView } from "./contacts-view.js";
import { Held } from "./held.js";
import { post, put, Refused, remove } from "./http.js";
import { told, words } from "./words.js";

const ID = /^[A-Za-z0-9_-]{1,64}$/;

export class ContactsEdit {
  /** @type {?{id: string, name: string, order: number, url: string, known: boolean}} the one that is changed */
  draft = null;
  /** @type {Map<string, string>} */
  faults = new Map();
  said = "";
  done = "";
  busy = false;
  held = new Held();

  #hooks;
  #before = "";

  /**
   * @param {object} hooks
   * @param {() => void} hooks.changed
   * @param {() => void} hooks.loggedOut
   * @param {() => Promise<void>} hooks.read contacts are others now
   */
  constructor(hooks) {
    this.#hooks = hooks;
  }

  get dirty() {
    return this.draft !== null && JSON.stringify(this.draft) !== this.#before;
  }

  /** @param {any} contact null: a new one */
  open(contact, order = 0) {
    this.draft = contact
      ? { id: contact.id, name: contact.name, order: contact.order, url: contact.webhook?.url ?? "", known: true }
      : { id: "", name: "", order, url: "", known: false };
    this.#before = JSON.stringify(this.draft);
    this.faults = new Map();
    this.said = "";
    this.done = "";
    this.#hooks.changed();
    queueMicrotask(() => document.querySelector(`[data-field="contact.${contact ? "name" : "id"}"]`)?.focus());
  }

  close() {
    this.draft = null;
    this.#hooks.changed();
    queueMicrotask(goToList);
  }

  change(how) {
    how(this.draft);
    this.#hooks.changed();
  }

  faultOf(field) {
    return this.faults.get(field.replace("contact.", "")) ?? "";
  }

  async save() {
    const { id, name, order, url, known } = this.draft;
    this.faults = new Map();
    if (!ID.test(id)) {
      this.faults.set("id", words.plan.contact.faultId);
    }
    if (url && !/^https?:\/\/\S+$/.test(url)) {
      this.faults.set("url", words.plan.contact.faultUrl);
    }
    if (this.busy || this.faults.size > 0) {
      this.#hooks.changed();
      return;
    }
    const body = { name: name || id, order, ...(url ? { webhook: { url } } : {}) };
    await this.#send(async () => {
      const saved = await (known ? put(`contacts/${encodeURIComponent(id)}`, body) : post("contacts", { id, ...body }));
      const secret = saved?.webhook?.secret;
      this.done = words.plan.contact.saved(body.name) + (secret ? ` ${words.plan.contact.secret(secret)}` : "");
      this.draft = null;
    });
  }

  async remove(contact) {
    await this.#send(async () => {
      await remove(`contacts/${encodeURIComponent(contact.id)}`);
      this.done = words.plan.contact.removed(contact.name);
      this.draft = null;
    });
  }

  async #send(what) {
    this.busy = true;
    this.said = "";
    this.done = "";
    this.#hooks.changed();
    try {
      await what();
      await this.#hooks.read();
    } catch (problem) {
      this.#explain(problem);
    }
    this.busy = false;
    this.#hooks.changed();
    if (!this.draft) {
      queueMicrotask(goToList);
    }
  }

  #explain(problem) {
    if (!(problem instanceof Refused)) {
      this.said = words.plan.cut;
    } else if (problem.status === 401) {
      this.#hooks.loggedOut();
    } else if (problem.status === 409 && this.draft && !this.draft.known) {
      this.faults.set("id", words.plan.contact.taken);
    } else {
      for (const { field, reason } of problem.faults) {
        this.faults.set(field.split(".").at(-1), told(reason));
      }
      this.said = problem.faults.length > 0 ? words.plan.faults(problem.faults.length) : told(problem.message) || words.plan.refused(problem.status);
    }
  }

  view(roster) {
    return contactsView(this, roster);
  }
}

/** The form has gone: the keyboard goes on where the next one is opened. */
function goToList() {
  document.querySelector("[data-add=contact]")?.focus();
}
