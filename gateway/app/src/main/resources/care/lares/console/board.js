// SPDX-License-Identifier: Apache-2.0
// The ward board: what is open on top, everyone below, and above all whether this can be relied on.

import { Acts } from "./acts.js";
import { alarmView } from "./alarm-view.js";
import { Announcer } from "./announcer.js";
import { BackButton } from "./back-button.js";
import { ConsoleUser } from "./console-user.js";
import { userDialog } from "./console-user-view.js";
import { foldView } from "./fold-view.js";
import { logOut } from "./session.js";
import { get } from "./http.js";
import { icon } from "./icon.js";
import { html, nothing, repeat } from "./lit.js";
import { outcomeView } from "./outcome-view.js";
import { pagesFor } from "./pages.js";
import { OWN_CONSOLE, audible } from "./priority.js";
import { rows } from "./rows.js";
import { headerView, setUpBar, soundBar, staleBar } from "./status-view.js";
import { Steady } from "./steady.js";
import { Sync } from "./sync.js";
import { tileView } from "./tile-view.js";
import { MINUTE, SECOND } from "./time.js";
import { Ward } from "./ward.js";
import { words } from "./words.js";

/** A first connection that takes longer than this is a cut one. */
const FIRST_CONNECTION = 10 * SECOND;
const SILENCE = 2 * MINUTE;

export class Board {
  ward = new Ward();
  acts;
  session;
  sound;
  /** @type {?{name: string, shown: import("./pages.js").Opened}} what is open in the residents' place */
  page = null;
  /** The resident whose check-in is being noted; empty for none. */
  checkInPending = "";
  /** @type {ConsoleUser} who stands here */
  user;
  /** What went wrong last, aside from alarms; empty for nothing. */
  notice = "";

  #sync;
  #announcer = new Announcer();
  #steady = new Steady();
  #back = new BackButton(() => this.close());
  #changed;
  #loggedOut;
  #ending = "";
  #started = performance.now();
  #lossSilentUntil = 0;
  #lossTold = false;

  /**
   * @param {import("./contract.js").Session} session
   * @param {import("./sound.js").Sound} sound
   * @param {object} hooks
   * @param {() => void} hooks.changed it must be drawn anew
   * @param {(why: string) => void} hooks.loggedOut
   */
  constructor(session, sound, hooks) {
    this.session = session;
    this.sound = sound;
    this.#changed = hooks.changed;
    this.#loggedOut = hooks.loggedOut;
    this.acts = new Acts({
      changed: hooks.changed,
      answered: (alarm) => this.#told(alarm),
      loggedOut: () => this.#end(words.login.ended),
      refused: (said) => this.#announcer.say(said),
    });
    this.#sync = new Sync(this.ward, {
      changed: () => this.tick(),
      alarm: () => this.tick(),
      loggedOut: () => this.#end(words.login.ended),
    });
    this.user = new ConsoleUser({
      changed: hooks.changed,
      say: (said) => this.#announcer.say(said),
      loggedOut: () => this.#end(words.login.ended),
      now: () => this.ward.now(),
    });
    this.#sync.start();
  }

  #told(alarm) {
    this.ward.tell(alarm);
    this.tick();
  }

  /** Looks at the time: called every second, and whenever something has come in. */
  tick() {
    const { ward } = this;
    if (ward.known) {
      this.#announcer.look(ward.alarms);
    }
    this.acts.keepOnly(ward.alarms);
    this.page?.shown.tick?.();
    this.user.tick();
    if (this.#ending && !ward.alarms.has(this.#ending)) {
      this.closeOutcome();
    }
    this.#tellLoss();
    const loss = this.late() && !ward.fresh() && !this.lossSilent() ? "medium" : null;
    const worst = audible(ward.alarms.values(), ward.now());
    this.sound.update(worst === "high" ? worst : (loss ?? worst));
    this.#changed();
  }

  /** Being cut off is an alarm of its own: nobody would hear the next call. */
  #tellLoss() {
    const lost = this.late() && !this.ward.fresh();
    if (lost && !this.#lossTold) {
      this.#announcer.interrupt(`${words.status.unknown}. ${words.status.staleAdvice}`);
    } else if (!lost && this.#lossTold) {
      this.#announcer.say(words.status.ready);
      this.#lossSilentUntil = 0;
    }
    this.#lossTold = lost;
  }

  /** Whether the first connection has had its time. */
  late() {
    return performance.now() - this.#started > FIRST_CONNECTION;
  }

  /** Who does what is done here: whoever has said so by PIN, else whose session it is. */
  who() {
    return this.user.user ?? this.session.person;
  }

  /** Whether somebody would have to say first who it is: people have PINs, and it is not known who of them stands here. */
  isNobody() {
    const { user, people } = this.user;
    return !user && people.length > 0 && !people.includes(this.session.person);
  }

  /** Whether the person at this board may do what needs one of these scopes. */
  may(...scopes) {
    return this.session.scopes.some((scope) => scope === "admin" || scopes.includes(scope));
  }

  /** Whether the person at this board may do something about alarms. */
  mayAct() {
    return this.may("alarms:act");
  }

  /** Opens a page in the residents' place, unless the one that is open would lose something. */
  open(name) {
    const page = pagesFor(this).find((one) => one.name === name);
    if (!page || this.page?.shown.mayLeave?.() === false) {
      return;
    }
    if (this.page?.name !== name) {
      const hooks = { changed: () => this.#changed(), loggedOut: () => this.#end(words.login.ended), board: this };
      this.page = { name, shown: page.make(hooks) };
      this.#sync.readAnew();
      this.page.shown.tick?.();
      this.#back.opened();
    }
    this.#changed();
    this.#goTo(name);
  }

  /** Back to the residents, unless something would be lost: then false. */
  close() {
    if (this.page?.shown.mayLeave?.() === false) {
      return false;
    }
    if (this.page) {
      this.page = null;
      this.#changed();
      this.#goTo("residents");
    }
    return true;
  }

  /** The keyboard goes on where the page does. */
  #goTo(heading) {
    queueMicrotask(() => document.getElementById(heading)?.focus());
  }

  lossSilent() {
    return performance.now() < this.#lossSilentUntil;
  }

  silenceLoss() {
    this.#lossSilentUntil = performance.now() + SILENCE;
    this.tick();
  }

  /** A carer's touch on an alarm's button. */
  touch(event, alarm, action) {
    if (!this.#isMeant(event, alarm)) {
      return;
    }
    if (action === "end") {
      this.#ending = alarm.id;
      this.#changed();
    } else {
      // Who does it the gateway knows: whoever stands here, else whose console it is.
      void this.acts.send(alarm, action, said(action));
    }
  }

  /** A carer's touch on the button of a folded row: the same for each of its alarms, one after the other. */
  async touchAll(event, members, action) {
    if (!this.#isMeant(event, members[0])) {
      return;
    }
    for (const alarm of members) {
      if (!(await this.acts.send(alarm, action, said(action)))) {
        return;
      }
    }
  }

  /** Whoever goes to an alarm says how soon. */
  arrive(event, alarm, minutes) {
    if (this.#isMeant(event, alarm)) {
      void this.acts.send(alarm, "accept", { expected: `${minutes}m` });
    }
  }

  /** Whether a touch is meant for this alarm; where it may have been meant for what stood there before, that is said. */
  #isMeant(event, alarm) {
    if (this.#steady.isSecondHalf(event, alarm)) {
      return false;
    }
    const moved = this.#steady.justMoved(event);
    if (moved) {
      this.acts.refuse(alarm.id, words.acts.notMoved);
    }
    return !moved;
  }

  async end(alarm, outcome) {
    await this.acts.send(alarm, "end", { outcome });
    this.closeOutcome();
  }

  closeOutcome() {
    if (this.#ending) {
      this.#ending = "";
      this.#changed();
    }
  }

  /** Something about a resident's check-in is on its way to the gateway. */
  waitFor(resident) {
    this.checkInPending = resident;
    this.#changed();
  }

  /** It was answered; how it stands now is asked for rather than guessed. */
  async checkedIn(resident, refused) {
    try {
      this.ward.checkIns.set(resident, await get(`residents/${encodeURIComponent(resident)}/check-in`));
    } catch {
      // The next reading of all lists says it.
    }
    this.checkInPending = "";
    this.notice = refused;
    if (refused) {
      this.#announcer.say(refused);
    }
    this.#changed();
  }

  async leave() {
    this.user.close();
    try {
      await logOut();
      this.#end(words.login.left);
    } catch {
      this.notice = words.status.notLeft;
      this.#announcer.say(this.notice);
      this.#changed();
    }
  }

  #end(why) {
    this.stop();
    this.#loggedOut(why);
  }

  stop() {
    this.#back.stop();
    this.#sync.stop();
    this.sound.update(null);
  }

  view() {
    const shown = rows(this.ward.alarms.values());
    const alarms = shown.flatMap((row) => row.members);
    this.#steady.look(alarms);
    const ending = this.ward.alarms.get(this.#ending);
    return html`<div
      class="board ${this.ward.fresh() ? "" : "is-stale"}"
      @pointerdown=${() => this.user.touched()}
      @keydown=${() => this.user.touched()}
    >
      <a class="skip" href="#residents">${words.alarms.skip}</a>
      ${soundBar(this.sound)} ${headerView(this)} ${setUpBar(this.ward)} ${staleBar(this)}
      ${this.notice ? html`<p class="notice">${icon("refused")}<span>${this.notice}</span></p>` : nothing}
      <main>
        <section class="alarms" aria-labelledby="alarms-heading">
          <h2 id="alarms-heading" tabindex="-1">${words.alarms.heading}${alarms.length ? ` (${alarms.length})` : ""}</h2>
          ${alarms.length === 0 ? this.#noAlarm() : nothing}
          <ul class="alarm-list">${repeat(shown, (row) => row.key, (row) => (row.members.length > 1 ? foldView(row, this) : alarmView(row.members[0], this)))}</ul>
        </section>
        ${this.page?.shown.view(this) ?? this.#residentsSection(alarms)}
      </main>
      ${ending ? outcomeView(ending, this) : nothing} ${userDialog(this)}
    </div>`;
  }

  #noAlarm() {
    return this.ward.fresh()
      ? html`<p class="quiet">${icon("ready")}<span>${words.alarms.none}</span></p>`
      : html`<p class="quiet is-unknown">${icon("unknown")}<span>${words.alarms.unknown}</span></p>`;
  }

  #residentsSection(alarms) {
    return html`<section class="residents" aria-labelledby="residents">
      <h2 id="residents" tabindex="-1">${words.residents.heading}</h2>
      ${this.#residents(alarms)}
    </section>`;
  }

  #residents(alarms) {
    const residents = inOrder([...this.ward.residents.values()], alarms);
    if (residents.length === 0) {
      return html`<p class="empty">${this.#nobody()}</p>`;
    }
    return html`<ul class="tiles">${repeat(residents, (one) => one.id, (one) => tileView(one, this))}</ul>`;
  }

  #nobody() {
    if (this.ward.hidden.has("residents")) {
      return words.residents.hidden;
    }
    return this.ward.known ? words.residents.none : words.residents.unknown;
  }
}

/** What an act says besides: a silence is one of this page. */
function said(action) {
  return action === "silence" ? { for: "2m", console: OWN_CONSOLE } : {};
}

/** Whoever has an open alarm first, in the order of the alarms; then by name. */
function inOrder(residents, alarms) {
  const rank = new Map();
  for (const [index, alarm] of alarms.entries()) {
    if (alarm.resident && !rank.has(alarm.resident)) {
      rank.set(alarm.resident, index);
    }
  }
  const place = (resident) => rank.get(resident.id) ?? Number.MAX_SAFE_INTEGER;
  return residents.sort((one, other) => place(one) - place(other) || one.name.localeCompare(other.name));
}
