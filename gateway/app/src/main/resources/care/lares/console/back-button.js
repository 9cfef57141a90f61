// SPDX-License-Identifier: Apache-2.0
// The browser's way back leads from an open page to the residents, not away from the alarms. The address says nothing of it.

export class BackButton {
  #closed;
  /** Whether there is a step to go back that is ours. It stays when a page is closed otherwise, for the next one. */
  #ahead = false;
  #gone = () => this.#back();

  /** @param {() => boolean} close closes what is open; false: something would be lost, and it stays */
  constructor(close) {
    this.#closed = close;
    addEventListener("popstate", this.#gone);
  }

  /** A page has been opened. */
  opened() {
    if (!this.#ahead) {
      history.pushState(null, "");
      this.#ahead = true;
    }
  }

  #back() {
    this.#ahead = false;
    if (!this.#closed()) {
      this.opened();
    }
  }

  stop() {
    removeEventListener("popstate", this.#gone);
  }
}
