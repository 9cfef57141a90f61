// SPDX-License-Identifier: Apache-2.0
// How the house is guarded against strangers. Nothing shows as done before the gateway has said so.

import { guardView } from "./guard-view.js";
import { get, post } from "./http.js";
import { LivePage } from "./live-page.js";
import { words } from "./words.js";

export class Guard extends LivePage {
  /** @param {import("./pages.js").PageHooks} hooks */
  constructor(hooks) {
    super(hooks, () => get("site/arm"), words.guard);
  }

  /** @param {string} mode */
  arm(mode, by) {
    void this.send(mode, async () => {
      this.stand = await post("site/arm", { mode, by });
    });
  }

  view(board) {
    return guardView(this, board);
  }
}
