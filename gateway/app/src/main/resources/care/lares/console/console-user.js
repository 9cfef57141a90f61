// SPDX-License-Identifier: Apache-2.0
// Who stands at this console: changed by PIN, and nobody again after some minutes without a touch.

import { get, post, put, Refused, remove } from "./http.js";
import { instant, inWords, MINUTE, SECOND } from "./time.js";
import { words } from "./words.js";

/** The gateway is told at most this often that somebody is still there. */
const TELL_EVERY = MINUTE;
/** The dialog closes by itself: it stands before the alarms. */
const DIALOG_STAYS = MINUTE;
const SHORTEST_PIN = 4;

export class ConsoleUser {
  /** @type {?string} who has said by PIN that it is them */
  user = null;
  /** @type {string[]} everybody who has a PIN */
  people = [];
  /** Whether the dialog is open. */
  open = false;
  /** @type {?{person: string, own: boolean}} whose PIN is typed; own: a new one is chosen */
  asked = null;
  pin = "";
  said = "";
  busy = false;

  #hooks;
  #until = Number.NaN;
  #toldAt = performance.now();
  #touchedAt = 0;
  #lockedUntil = 0;
  #then = null;
  #from = null;

  /**
   * @param {object} hooks
   * @param {() => void} hooks.changed
   * @param {(said: string) => void} hooks.say said aloud as well
   * @param {() => void} hooks.loggedOut
   * @param {() => number} hooks.now the gateway's time
   */
  constructor(hooks) {
    this.#hooks = hooks;
    void this.#ask(() => get("session/user"));
  }

  /** Looks at the time: called every second. */
  tick() {
    if (this.user && this.#hooks.now() >= this.#until) {
      this.#becomes(null);
      void this.#ask(() => get("session/user"));
    }
    if (this.open && performance.now() - this.#touchedAt > DIALOG_STAYS) {
      this.close();
    }
  }

  /** Somebody has touched the page. */
  touched() {
    this.#touchedAt = performance.now();
    if (this.user && performance.now() - this.#toldAt > TELL_EVERY) {
      this.#toldAt = performance.now();
      void this.#ask(() => post("session/user/stay"));
    }
  }

  /** @param {() => void} [then] what is done once somebody has said who it is */
  show(then) {
    this.open = true;
    this.asked = null;
    this.pin = "";
    this.said = "";
    this.#then = then ?? null;
    this.#from = document.activeElement;
    this.#touchedAt = performance.now();
    this.#hooks.changed();
  }

  close() {
    if (this.open) {
      this.open = false;
      this.asked = null;
      this.pin = "";
      this.#then = null;
      this.#hooks.changed();
      queueMicrotask(() => this.#goBack());
    }
  }

  /** The keyboard goes on where it was before the dialog. */
  #goBack() {
    const from = this.#from?.isConnected && this.#from !== document.body ? this.#from : document.querySelector("[data-user]");
    from?.focus();
  }

  choose(person, own = false) {
    this.asked = { person, own };
    this.pin = "";
    this.said = "";
    this.#hooks.changed();
    queueMicrotask(() => document.getElementById("pin")?.focus());
  }

  back() {
    this.asked = null;
    this.pin = "";
    this.said = "";
    this.#hooks.changed();
  }

  /** What stands in the field, or a digit more of the pad. */
  type(pin) {
    this.pin = pin.replaceAll(/\D/g, "").slice(0, 8);
    this.said = "";
    this.#hooks.changed();
  }

  /** Milliseconds until the next try is allowed. */
  locked() {
    return Math.max(0, this.#lockedUntil - performance.now());
  }

  async submit() {
    if (this.busy || this.locked() > 0 || !this.asked) {
      return;
    }
    const { person, own } = this.asked;
    const { pin } = this;
    if (pin.length < SHORTEST_PIN) {
      this.#fail(words.user.short);
      return;
    }
    this.busy = true;
    this.#hooks.changed();
    try {
      if (own) {
        await put("session/pin", { pin });
        this.#take(await get("session/user"));
        this.#hooks.say(words.user.chosen);
        this.back();
        this.said = words.user.chosen;
      } else {
        this.#take(await post("session/user", { person, pin }));
        const then = this.#then;
        this.close();
        this.#hooks.say(words.user.is(person));
        then?.();
      }
    } catch (problem) {
      this.#explain(problem);
    }
    this.busy = false;
    this.#hooks.changed();
  }

  #explain(problem) {
    if (!(problem instanceof Refused)) {
      this.#fail(words.user.cut);
    } else if (problem.status === 401) {
      this.#hooks.loggedOut();
    } else if (problem.status === 429) {
      this.#lockedUntil = performance.now() + Math.max(1, problem.retryAfter) * SECOND;
      this.#fail("");
    } else if (problem.status === 403) {
      this.#fail(words.user.wrong);
    } else if (problem.status === 400) {
      this.#fail(words.user.easy);
    } else {
      this.#fail(words.user.failed(problem.status));
    }
  }

  #fail(said) {
    this.pin = "";
    this.said = said;
    if (said) {
      this.#hooks.say(said);
    }
    this.#hooks.changed();
    queueMicrotask(() => document.getElementById("pin")?.focus());
  }

  /** What stands below the field. */
  words() {
    return this.locked() > 0 ? words.user.locked(inWords(this.locked() + SECOND)) : this.said;
  }

  async leave() {
    this.close();
    await this.#ask(async () => {
      await remove("session/user");
      return get("session/user");
    });
  }

  async #ask(question) {
    try {
      this.#take(await question());
    } catch (problem) {
      if (problem instanceof Refused && problem.status === 401) {
        this.#hooks.loggedOut();
      }
      // Else the board says by itself that it is cut off; who stands here is decided by the gateway in any case.
    }
  }

  #take(stand) {
    this.people = stand.people;
    this.#until = instant(stand.until);
    this.#toldAt = performance.now();
    this.#becomes(stand.user);
    this.#hooks.changed();
  }

  #becomes(user) {
    if (this.user && !user) {
      this.#hooks.say(words.user.nobody);
    }
    this.user = user;
  }
}
