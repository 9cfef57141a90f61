// SPDX-License-Identifier: Apache-2.0
// Somebody walks through the house and tries devices. Nothing shows as done before the gateway has said so.

import { get, post } from "./http.js";
import { LivePage } from "./live-page.js";
import { downloadReport } from "./report-file.js";
import { walkView } from "./walk-view.js";
import { words } from "./words.js";

export class Walk extends LivePage {
  /** @type {Set<string>} ids of the devices that are chosen */
  chosen = new Set();
  minutes = 30;

  /** @param {import("./pages.js").PageHooks} hooks */
  constructor(hooks) {
    super(hooks, () => get("walk-tests"), words.walk);
  }

  choose(ids, wanted) {
    for (const id of ids) {
      if (wanted) {
        this.chosen.add(id);
      } else {
        this.chosen.delete(id);
      }
    }
    this.say("");
    this.changed();
  }

  last(minutes) {
    this.minutes = minutes;
    this.changed();
  }

  start() {
    if (this.chosen.size === 0) {
      this.say(words.walk.nothingChosen);
      this.changed();
      return;
    }
    void this.send("start", async () => {
      this.stand = await post("walk-tests", { devices: [...this.chosen], minutes: this.minutes });
      this.chosen.clear();
    });
  }

  claim(device) {
    void this.send(device, async () => {
      this.stand = await post("walk-tests/claim", { device });
    });
  }

  end() {
    void this.send("end", async () => {
      await post("walk-tests/end");
      this.stand = await get("walk-tests");
    });
  }

  download(report) {
    void this.send("download", () => downloadReport("walk-test", report, report.ended));
  }

  view(board) {
    return walkView(this, board);
  }
}
