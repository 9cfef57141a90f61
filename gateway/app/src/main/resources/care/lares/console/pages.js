// SPDX-License-Identifier: Apache-2.0
// The pages that take the residents' place when they are opened. Alarms stay above each of them.

import { Devices } from "./devices.js";
import { Evidence } from "./evidence.js";
import { Guard } from "./guard.js";
import { Handover } from "./handover.js";
import { icon } from "./icon.js";
import { html, nothing } from "./lit.js";
import { Roster } from "./roster.js";
import { SetUp } from "./set-up.js";
import { Walk } from "./walk.js";
import { words } from "./words.js";

/**
 * @typedef {object} Page
 * @property {string} name also the id of its heading, where the keyboard goes on
 * @property {string} icon
 * @property {string} words what the button says
 * @property {string[]} scopes one of them is needed
 * @property {(hooks: PageHooks) => Opened} make
 *
 * @typedef {object} PageHooks
 * @property {() => void} changed it must be drawn anew
 * @property {() => void} loggedOut the session is over
 * @property {import("./board.js").Board} board
 *
 * @typedef {object} Opened
 * @property {(board: import("./board.js").Board) => any} view
 * @property {() => void} [tick] called every second
 * @property {() => boolean} [mayLeave] false: something would be lost, and the page has said so
 */

/** @type {Page[]} in the order of their buttons */
const PAGES = [
  { name: "handover", icon: "handover", words: words.handover.open, scopes: ["alarms:read", "alarms:act"], make: (hooks) => new Handover(hooks) },
  { name: "guard", icon: "away", words: words.guard.open, scopes: ["alarms:act"], make: (hooks) => new Guard(hooks) },
  {
    name: "roster",
    icon: "roster",
    words: words.roster.open,
    scopes: ["residents:read", "registry:write"],
    make: (hooks) => new Roster(hooks),
  },
  {
    name: "walk",
    icon: "test",
    words: words.walk.open,
    scopes: ["alarms:act", "registry:write"],
    make: (hooks) => new Walk(hooks),
  },
  { name: "set-up", icon: "tools", words: words.setUp.open, scopes: ["registry:write"], make: (hooks) => new SetUp(hooks) },
  { name: "devices", icon: "pendant", words: words.deviceList.open, scopes: ["registry:write"], make: (hooks) => new Devices(hooks) },
  { name: "evidence", icon: "seal", words: words.evidence.open, scopes: ["evidence:read"], make: (hooks) => new Evidence(hooks) },
];

/** Those that somebody may open. @returns {Page[]} */
export function pagesFor(board) {
  return PAGES.filter((page) => board.may(...page.scopes));
}

/** A button each; the one of the page that is open is not there, the page has its own to close it. */
export function pageButtons(board) {
  const pages = pagesFor(board).filter((page) => page.name !== board.page?.name);
  return pages.length === 0 ? nothing : pages.map(
    (page) => html`<button type="button" class="small" data-page-open=${page.name} @click=${() => board.open(page.name)}>
      ${icon(page.icon)}<span>${page.words}</span>
    </button>`,
  );
}
