// SPDX-License-Identifier: Apache-2.0
// Tells a screen reader what has changed: a new high alarm interrupts, everything else waits for a pause.

import { foldText } from "./fold-view.js";
import { sayable } from "./names.js";
import { rows } from "./rows.js";
import { words } from "./words.js";

export class Announcer {
  /** @type {?Map<string, import("./contract.js").Alarm>} as last told; null before the first look */
  #told = null;

  /** @param {Map<string, import("./contract.js").Alarm>} alarms those open */
  look(alarms) {
    const before = this.#told;
    this.#told = new Map(alarms);
    if (!before) {
      say("say-later", words.announce.open(alarms.size));
      return;
    }
    const folds = new Map(rows(before.values()).map((row) => [row.key, row.members.length]));
    for (const row of rows(alarms.values())) {
      if (row.members.length > 1) {
        this.#tellFold(row, folds.get(row.key) ?? 0);
      } else {
        this.#tellOne(row.members[0], before.get(row.members[0].id));
      }
    }
    for (const alarm of before.values()) {
      if (!alarms.has(alarm.id) && !folds.has(alarm.foldKey)) {
        say("say-later", words.announce.over(sayable(alarm)));
      }
    }
  }

  /** Only that they have become more. */
  #tellFold(row, before) {
    if (row.members.length > before) {
      say("say-later", foldText(row.members));
    }
  }

  #tellOne(alarm, told) {
    if (!told || standing(told) !== standing(alarm)) {
      this.#tell(alarm);
    }
  }

  #tell(alarm) {
    const urgent = alarm.priority === "high" && !alarm.test && alarm.state === "active";
    say(urgent ? "say-now" : "say-later", words.announce.alarm(sayable(alarm)));
  }

  /** Says something that was just done or refused. */
  say(text) {
    say("say-later", text);
  }

  /** Says something that cannot wait. */
  interrupt(text) {
    say("say-now", text);
  }
}

function standing(alarm) {
  return `${alarm.state} ${alarm.occurrence} ${alarm.priority} ${alarm.acceptedBy}`;
}

/** Adds a line and takes it away later: a region that is told twice at once says both. */
function say(region, text) {
  const place = document.getElementById(region);
  const line = document.createElement("p");
  line.textContent = text;
  place.append(line);
  while (place.childElementCount > MOST_LINES) {
    place.firstElementChild.remove();
  }
  setTimeout(() => line.remove(), LINE_STAYS);
}

/** Most lines waiting to be read. */
const MOST_LINES = 8;
/** How long a line stays for the reader, in milliseconds. */
const LINE_STAYS = 10_000;
