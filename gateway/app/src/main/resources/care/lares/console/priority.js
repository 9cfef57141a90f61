// SPDX-License-Identifier: Apache-2.0
// Which alarm comes first, and which may be heard.

import { instant, MINUTE } from "./time.js";

const RANK = { high: 0, medium: 1, low: 2 };
/** What comes after a silence and ends it. */
const SOUNDS_AGAIN = new Set(["raised", "recurred", "escalated", "resumed"]);
const LENGTH_OF_SILENCE = /(\d+) (s|min)\b/;
const SILENCE = 2 * MINUTE;

/** Most urgent first; tests behind everything real; the house's own faults behind people; newest first among equals. */
export function byUrgency(one, other) {
  return (
    Number(one.test) - Number(other.test) ||
    RANK[one.priority] - RANK[other.priority] ||
    Number(one.category === "technical") - Number(other.category === "technical") ||
    instant(other.raisedAt) - instant(one.raisedAt)
  );
}

/** Whether nobody has answered it yet. */
export function unanswered(alarm) {
  return alarm.state === "active" || alarm.state === "ended_unacknowledged";
}

/** Until when its sound is off, in milliseconds; 0 when it is not. */
export function silentUntil(alarm, now) {
  const last = alarm.history.findLast((step) => step.event === "silenced" || SOUNDS_AGAIN.has(step.event));
  if (last?.event !== "silenced") {
    return 0;
  }
  const said = LENGTH_OF_SILENCE.exec(last.detail);
  const length = said ? Number(said[1]) * (said[2] === "min" ? MINUTE : 1000) : SILENCE;
  const until = instant(last.at) + length;
  return until > now ? until : 0;
}

/** The most urgent priority that must be heard now; null for none. */
export function audible(alarms, now) {
  const heard = [...alarms].filter((alarm) => !alarm.test && unanswered(alarm) && silentUntil(alarm, now) === 0);
  return heard.sort(byUrgency)[0]?.priority ?? null;
}
