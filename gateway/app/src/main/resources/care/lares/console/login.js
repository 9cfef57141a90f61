// SPDX-License-Identifier: Apache-2.0
// The door: one field for a one-time code.

import { Refused } from "./http.js";
import { icon } from "./icon.js";
import { html, nothing } from "./lit.js";
import { logIn } from "./session.js";
import { inWords, SECOND } from "./time.js";
import { choose, language, languages, words } from "./words.js";

export class Login {
  #said;
  #code;
  #sending = false;
  #lockedUntil = 0;
  #changed;
  #loggedIn;

  /**
   * @param {string} said why one is here; may be empty
   * @param {string} code typed already, from a link
   * @param {object} hooks
   * @param {() => void} hooks.changed
   * @param {(session: import("./contract.js").Session) => void} hooks.loggedIn
   */
  constructor(said, code, hooks) {
    this.#said = said;
    this.#code = code;
    this.#changed = hooks.changed;
    this.#loggedIn = hooks.loggedIn;
  }

  tick() {
    if (this.#lockedUntil > 0) {
      this.#changed();
    }
  }

  async #submit(event) {
    event.preventDefault();
    const field = event.target.elements.namedItem("code");
    if (this.#sending || this.#locked() > 0) {
      return;
    }
    if (!field.value.trim()) {
      this.#fail(words.login.empty, field);
      return;
    }
    this.#sending = true;
    this.#said = "";
    this.#changed();
    try {
      this.#loggedIn(await logIn(field.value));
    } catch (problem) {
      this.#sending = false;
      this.#fail(this.#explain(problem), field);
    }
  }

  #explain(problem) {
    if (!(problem instanceof Refused)) {
      return words.login.cut;
    }
    if (problem.status === 429) {
      this.#lockedUntil = performance.now() + Math.max(1, problem.retryAfter) * SECOND;
      return "";
    }
    if (problem.status === 503) {
      return words.login.full;
    }
    const wrong = [400, 401, 403, 404, 409, 410, 422].includes(problem.status);
    return wrong ? words.login.wrong : words.login.failed(problem.status);
  }

  #fail(said, field) {
    this.#said = said;
    this.#changed();
    field.select();
    field.focus();
  }

  /** Milliseconds until the next try is allowed. */
  #locked() {
    return Math.max(0, this.#lockedUntil - performance.now());
  }

  view() {
    const locked = this.#locked();
    const said = locked > 0 ? words.login.locked(inWords(locked + SECOND)) : this.#said;
    return html`<main class="login">
      <form class="login-card" @submit=${(event) => this.#submit(event)} novalidate>
        <p class="brand">${icon("lares")}<span>${words.product}</span></p>
        <h1>${words.login.heading}</h1>
        <label for="code">${words.login.label}</label>
        <input
          id="code"
          name="code"
          type="text"
          autocomplete="one-time-code"
          autocapitalize="none"
          spellcheck="false"
          maxlength="128"
          autofocus
          .value=${this.#code}
          aria-describedby="code-hint code-said"
          aria-invalid=${said ? "true" : "false"}
        />
        <p id="code-hint" class="hint">${words.login.hint}</p>
        <p id="code-said" class="said" role="alert">${said ? html`${icon("refused")}<span>${said}</span>` : nothing}</p>
        <button type="submit" class="primary" aria-disabled=${this.#sending || locked > 0 ? "true" : "false"}>
          ${this.#sending ? words.login.submitting : words.login.submit}
        </button>
        <p class="languages" role="group" aria-label=${words.languageLabel}>
          ${languages.map(
            ([tag, name]) => html`<button
              type="button"
              class="small"
              lang=${tag}
              data-language=${tag}
              aria-pressed=${tag === language ? "true" : "false"}
              @click=${() => choose(tag)}
            >
              ${name}
            </button>`,
          )}
        </p>
      </form>
    </main>`;
  }
}
