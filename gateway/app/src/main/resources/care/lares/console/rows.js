// SPDX-License-Identifier: Apache-2.0
// What of the open alarms is looked at as one: technical ones of one cause that stand alike. Each remains its own.

import { byUrgency } from "./priority.js";

/** Fewest alarms folded: two are read sooner than opened. */
const FEWEST = 3;

/**
 * @param {Iterable<import("./contract.js").Alarm>} alarms
 * @returns {{ key: string, members: import("./contract.js").Alarm[] }[]} the most urgent first
 */
export function rows(alarms) {
  const sorted = [...alarms].sort(byUrgency);
  const alike = new Map();
  for (const alarm of sorted.filter((one) => one.foldKey)) {
    alike.set(alarm.foldKey, [...(alike.get(alarm.foldKey) ?? []), alarm]);
  }
  const shown = [];
  for (const alarm of sorted) {
    const members = alarm.foldKey ? alike.get(alarm.foldKey) : [alarm];
    if (members.length < FEWEST) {
      shown.push({ key: alarm.id, members: [alarm] });
    } else if (members[0] === alarm) {
      shown.push({ key: alarm.foldKey, members });
    }
  }
  return shown;
}
