// SPDX-License-Identifier: Apache-2.0
// Begins: whoever is logged in gets the board, anyone else the door.

import { Board } from "./board.js";
import { keepingFocus } from "./focus.js";
import { loadIcons } from "./icon.js";
import { html, render } from "./lit.js";
import { Login } from "./login.js";
import { codeOfAddress, current } from "./session.js";
import { Sound } from "./sound.js";
import { SECOND } from "./time.js";
import { words } from "./words.js";

const app = document.getElementById("app");
const sound = new Sound(() => changed());
/** @type {{view: () => any, tick: () => void}} what is shown */
let shown = { view: starting, tick: () => {} };
let unreachable = false;
let drawing = false;

/** Draws once for all that has changed, at the end of this turn. */
function changed() {
  if (!drawing) {
    drawing = true;
    queueMicrotask(draw);
  }
}

function draw() {
  drawing = false;
  keepingFocus(() => render(shown.view(), app));
  document.title = shown instanceof Board ? title(shown.ward.alarms.size) : words.product;
  for (const dialog of document.querySelectorAll("dialog[data-modal]")) {
    if (!dialog.open) {
      dialog.showModal();
    }
  }
}

/** Counts only: a title is seen by whoever passes, and kept in the browser's history. */
function title(open) {
  return open > 0 ? `(${open}) ${words.product}` : words.product;
}

function starting() {
  return html`<main class="starting"><p>${unreachable ? words.starting.cut : words.starting.connecting}</p></main>`;
}

function showBoard(session) {
  shown = new Board(session, sound, { changed, loggedOut: (why) => showLogin(why, "") });
  changed();
}

function showLogin(said, code) {
  shown = new Login(said, code, { changed, loggedIn: showBoard });
  changed();
}

async function begin() {
  const code = codeOfAddress();
  for (;;) {
    try {
      const session = await current();
      unreachable = false;
      if (session) {
        showBoard(session);
      } else {
        showLogin("", code);
      }
      return;
    } catch {
      unreachable = true; // The gateway starts, or the way to it is cut: the page says so and goes on trying.
      changed();
      await new Promise((resolve) => setTimeout(resolve, 2 * SECOND));
    }
  }
}

setInterval(() => shown.tick(), SECOND);
loadIcons();
changed();
void begin();
