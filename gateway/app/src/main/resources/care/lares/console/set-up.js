// SPDX-License-Identifier: Apache-2.0
// A house is set up: what was shown to work, what is missing, the certificate.

import { get, post, put, Refused } from "./http.js";
import { LivePage } from "./live-page.js";
import { downloadReport } from "./report-file.js";
import { setUpView } from "./set-up-view.js";
import { Sure } from "./sure.js";
import { words } from "./words.js";

const NOT_FOUND = 404;

export class SetUp extends LivePage {
  sure = new Sure();

  /** @param {import("./pages.js").PageHooks} hooks */
  constructor(hooks) {
    super(hooks, () => get("commissioning"), words.setUp);
  }

  begin() {
    void this.send("begin", async () => {
      this.stand = await post("commissioning");
    });
  }

  /** A house that is certified is told of as a test again: not by a slip. */
  beginAnew(event) {
    if (this.sure.isMeant(event)) {
      this.begin();
    }
    this.changed();
  }

  giveUp(event) {
    if (this.sure.isMeant(event)) {
      void this.send("end", async () => {
        this.stand = await post("commissioning/end");
      });
    }
    this.changed();
  }

  decide(device, required) {
    void this.send(device, async () => {
      this.stand = await put(`commissioning/devices/${encodeURIComponent(device)}`, { required });
    });
  }

  call(contact) {
    void this.send(contact, async () => {
      const { delivered, trouble } = await post("commissioning/test-calls", { contact });
      this.say(delivered ? words.setUp.delivered : words.setUp.notDelivered(trouble), delivered);
      this.stand = await get("commissioning");
    });
  }

  confirm(code) {
    void this.send("confirm", async () => {
      try {
        await post("commissioning/confirmations", { code });
      } catch (problem) {
        if (problem instanceof Refused && problem.status === NOT_FOUND) {
          this.say(words.setUp.wrongCode);
          return;
        }
        throw problem;
      }
      this.stand = await get("commissioning");
    });
  }

  certify() {
    void this.send("certify", async () => {
      await post("commissioning/certificate");
      this.stand = await get("commissioning");
    });
  }

  download() {
    const { certificate } = this.stand;
    void this.send("download", () => downloadReport("certificate", certificate, certificate.certified));
  }

  view(board) {
    return setUpView(this, board);
  }
}
