// SPDX-License-Identifier: Apache-2.0
// Which alarm comes first, and which may be heard.

import { instant, MINUTE } from "./time.js";

const RANK = { high: 0, medium: 1, low: 2 };
/** Kinds of the same urgency in the order of the alarm table; what is not here comes behind them. */
const KINDS = [
  "sos", "fall", "fall_suspected", "check_person", "news2_7_plus", "news2_5_6", "news2_single_3", "news2_1_4",
  "vital_limit", "smoke", "heat", "gas", "carbon_monoxide", "water_leak", "co_air_the_home", "cold_home",
  "hot_home", "assist", "family_contact_due", "observation_overdue", "intruder", "sensor_stale", "battery_low",
  "device_fault", "tamper", "mains_fail", "test_overdue", "recording_failed", "gateway_was_off",
  "evidence_restarted", "channel_failed", "clock_untrusted", "coverage_gap", "uplink_lost", "ledger_foreign_commit",
  "glucose_low", "inactivity", "wander", "bed_exit", "bathroom_dwell", "not_up_by", "not_in_bed_by",
  "over_activity", "check_in_missed",
];
/** What comes after a silence and ends it. */
const SOUNDS_AGAIN = new Set(["raised", "recurred", "escalated", "resumed", "cause_unknown", "worsened"]);
const LENGTH_OF_SILENCE = /(\d+) (s|min)\b/;
const SILENCE = 2 * MINUTE;

/** Most urgent first; tests behind everything real; calls for help before what else is as urgent; the house's own faults behind people; then by kind, newest first among equals. */
export function byUrgency(one, other) {
  return (
    Number(one.test) - Number(other.test) ||
    RANK[one.priority] - RANK[other.priority] ||
    Number(other.kind === "sos") - Number(one.kind === "sos") ||
    Number(one.category === "technical") - Number(other.category === "technical") ||
    place(one.kind) - place(other.kind) ||
    instant(other.raisedAt) - instant(one.raisedAt)
  );
}

function place(kind) {
  const index = KINDS.indexOf(kind);
  return index < 0 ? KINDS.length : index;
}

/** Whether nobody has answered it yet. */
export function unanswered(alarm) {
  return alarm.state === "active" || alarm.state === "ended_unacknowledged";
}

/** The name of this page among those that sound: a silence is one of the page it was touched on. */
export const OWN_CONSOLE = `page-${crypto.getRandomValues(new Uint32Array(1))[0].toString(16)}`;

/** Whether a step says something of the sound of this page; a silence without a name is one of all. */
function concerns(step) {
  const elsewhere = / at (.+)$/.exec(step.detail ?? "");
  return elsewhere === null || elsewhere[1] === OWN_CONSOLE;
}

/** Until when its sound is off on this page, in milliseconds; 0 when it is not. */
export function silentUntil(alarm, now) {
  const last = alarm.history.findLast(
    (step) =>
      SOUNDS_AGAIN.has(step.event) || ((step.event === "silenced" || step.event === "silence_over") && concerns(step)),
  );
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
