// SPDX-License-Identifier: Apache-2.0
// The change of who stands at this console: touch a name, type the PIN.

import { icon } from "./icon.js";
import { html, nothing } from "./lit.js";
import { words } from "./words.js";

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** @param {import("./board.js").Board} board */
export function userButton(board) {
  const { user } = board.user;
  const nobody = board.isNobody();
  const said = user ?? (nobody ? words.user.nobodyAt(board.session.person) : board.session.person);
  return html`<button
    type="button"
    class="small ${nobody ? "is-nobody" : ""}"
    data-user=${user ?? ""}
    aria-haspopup="dialog"
    aria-label=${words.status.leaveLabel(said)}
    @click=${() => board.user.show()}
  >
    ${icon(nobody ? "unknown" : "person")}<span>${said}</span><span class="wide-only">· ${words.status.leave}</span>
  </button>`;
}

/** @param {import("./board.js").Board} board */
export function userDialog(board) {
  const { user } = board;
  if (!user.open) {
    return nothing;
  }
  return html`<dialog
    id="user"
    class="outcome user"
    data-modal
    aria-labelledby="user-heading"
    @close=${() => user.close()}
    @cancel=${() => user.close()}
  >
    <h2 id="user-heading" tabindex="-1" autofocus>${user.asked ? heading(user) : words.user.heading}</h2>
    ${user.asked ? pinView(user) : peopleView(board)}
  </dialog>`;
}

function heading(user) {
  return user.asked.own ? words.user.newPin(user.asked.person) : words.user.pinOf(user.asked.person);
}

function peopleView(board) {
  const { user, session } = board;
  const own = user.user ?? session.person;
  return html`
    ${user.said ? html`<p class="user-done" role="status">${icon("ready")}<span>${user.said}</span></p>` : nothing}
    ${user.people.length === 0
      ? html`<p>${words.user.none}</p>`
      : html`<ul class="user-people">
          ${user.people.map(
            (person) => html`<li>
              <button type="button" data-person=${person} aria-pressed=${person === user.user ? "true" : "false"} @click=${() => user.choose(person)}>
                ${icon("person")}<span>${person}</span>
              </button>
            </li>`,
          )}
        </ul>`}
    <div class="user-more">
      ${user.user
        ? html`<button type="button" data-user-leave @click=${() => user.leave()}>${icon("unknown")}<span>${words.user.toNobody}</span></button>`
        : nothing}
      <button type="button" data-user-pin @click=${() => user.choose(own, true)}>${icon("edit")}<span>${words.user.choose(own)}</span></button>
      <button type="button" data-user-logout @click=${() => board.leave()}>${icon("gone")}<span>${words.user.logOut(session.person)}</span></button>
      <button type="button" class="outcome-cancel" @click=${() => user.close()}>${words.user.cancel}</button>
    </div>`;
}

function pinView(user) {
  const said = user.words();
  const disabled = user.busy || user.locked() > 0 ? "true" : "false";
  const submit = (event) => {
    event.preventDefault();
    void user.submit();
  };
  return html`<form class="user-pin" @submit=${submit} novalidate>
    <label for="pin">${user.asked.own ? words.user.labelNew : words.user.label}</label>
    <input
      id="pin"
      name="pin"
      type="password"
      inputmode="numeric"
      autocomplete="off"
      maxlength="8"
      .value=${user.pin}
      aria-describedby="pin-said"
      aria-invalid=${said ? "true" : "false"}
      @input=${(event) => {
        user.type(event.target.value);
        event.target.value = user.pin;
      }}
    />
    <p id="pin-said" class="said" role="alert">${said ? html`${icon("refused")}<span>${said}</span>` : nothing}</p>
    <div class="user-pad" role="group" aria-label=${words.user.pad}>
      ${DIGITS.map((digit) => digitView(digit, user))}
      <button type="button" aria-label=${words.user.clear} @click=${() => user.type(user.pin.slice(0, -1))}>${icon("undo")}</button>
      ${digitView("0", user)}
      <button type="submit" class="primary" aria-disabled=${disabled} aria-label=${words.user.ok}>${icon("over")}</button>
    </div>
    <div class="user-more">
      <p class="hint">${words.user.free}</p>
      <button type="button" class="outcome-cancel" @click=${() => user.back()}>${words.user.back}</button>
    </div>
  </form>`;
}

function digitView(digit, user) {
  return html`<button type="button" data-digit=${digit} @click=${() => user.type(user.pin + digit)}>${digit}</button>`;
}
