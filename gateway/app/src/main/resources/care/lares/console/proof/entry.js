// SPDX-License-Identifier: Apache-2.0
// What an entry says, by the tables of docs/formats.md section 3: names of types, fields and codes.

import { hex } from "./strict.js";

/**
 * @typedef {object} Entry
 * @property {bigint} type
 * @property {string} name such as `reading`; `unknown` when a later version wrote it
 * @property {{name: string, value: string}[]} fields in their order, absent ones left out
 */

/** By number: the type's name, then its fields after the type, each with how it is shown. */
const TYPES = {
  1: "reading at:time device kind:kind value observed:time id quality:quality sent resident place transport",
  2:
    "alarm at:time alarm rule kind:alarm priority:priority state:state resident place device raised:time observed:time" +
    " text advice occurrence count cause-present cause-unknown accepted-by hold-until:time test evidence history:history",
  3: "device at:time device resident place secret-hash by",
  4: "resident at:time resident name place",
  5: "person at:time person scopes secret-hash",
  6: "start at:time version off-for:duration",
  7: "link at:time old-origin size root reason",
  8: "seen at:time device fingerprints",
  9: "device-registered at:time device resident place driver name proof secret-hash sealed-key by",
  10: "device-revoked at:time device resident place reason by",
  11: "resident-described at:time resident name place spo2-scale card by",
  12: "place-registered at:time place name by",
  13: "contact-registered at:time contact name order channels by",
  14: "contact-removed at:time contact by",
  15: "session-opened at:time session-hash person scopes until:time how",
  16: "session-closed at:time session-hash person reason",
  17: "code-minted at:time code-hash person scopes until:time by",
  18: "code-used at:time code-hash person",
  19: "looked at:time person residents purpose",
  20: "witnessed at:time witness origin size root line",
  21: "anchor-attempted at:time epoch commit previous checkpoint chain-id genesis contract gateway nonce transaction raw",
  22: "anchor-settled at:time epoch commit state transaction block block-hash",
  23: "consent-given at:time consent resident recipient purpose named until:time by",
  24: "consent-withdrawn at:time consent resident recipient reason by",
  25: "bundle-confirmed at:time recipient lane bundle origin cursor",
  26: "clock-changed at:time before:time machine:time cause:clock trusted",
  27: "gave-way at:time origin class:class first last count reason:gave-way from:time until:time",
  28: "person-erased at:time tombstone keys by",
  29: "key-rotated at:time key:key old-id new-id by",
  30: "backup-made at:time origin size root contents by",
  31: "restored at:time origin size root cause:cause by",
  33: "roster-changed at:time zone shifts absences quiet plans accepts by",
  34: "config-changed at:time version site places tried-from:time tried-until:time raised spared by",
  36:
    "care-plan-decided at:time resident zone check-ins activity buttons family-days family-since:time calls" +
    " away-until:time by",
  37: "supervision-decided at:time device supervised by",
  38: "walk-test-began at:time devices until:time by",
  39: "walk-test-ended at:time began:time ending:ending shown unclaimed untouched by",
  40: "commissioning-stepped at:time step:commissioning what kind:kind evidence code-hash by",
  41: "commissioning-certified at:time began:time version devices:proved contacts:confirmed mains:pull uplink:pull by",
  42: "care-noted at:time resident event:care of:time by",
  43: "device-described at:time device vendor model battery made installed service-years by",
  44: "on-duty at:time person what:duty sealed open note by",
  46: "config-for-resident at:time resident settings by",
  47: "house-armed at:time mode:arm-mode by channel",
  49:
    "told-together at:time recipient fold cause kind:alarm priority:priority number bundle confirmed open:told-alarms" +
    " over:told-alarms",
  50: "call-button-decided at:time device call-button by",
};

const KINDS = named(
  "1 sos assist fall fall_suspected smoke heat gas carbon_monoxide water_leak motion presence contact_open bed_occupied" +
    " chair_occupied vibration tamper battery_low fault test online mains arm_request",
  "30 heart_rate,/min pulse_rate,/min spo2,% respiratory_rate,/min body_temperature,Cel bp_systolic,mm[Hg]" +
    " bp_diastolic,mm[Hg] bp_mean,mm[Hg] glucose,mmol/L body_weight,kg steps,{steps} room_temperature,Cel humidity,%" +
    " co_concentration,[ppm] gas_concentration,%LEL smoke_density,dB/m illuminance,lx battery,% link_quality,%" +
    " rr_interval,ms breathing_rate,/min oxygen_flow,L/min",
  "60 consciousness location button call_request arm_mode",
);
const QUALITY = named(
  "1 implausible contact_lost converted time_implausible late retained above_range below_range replay_suspected clock_untrusted",
);
const ALARMS = named(
  "1 sos fall fall_suspected check_person news2_7_plus news2_5_6 news2_single_3 news2_1_4 vital_limit smoke" +
    " heat gas carbon_monoxide water_leak co_air_the_home cold_home hot_home",
  "20 assist family_contact_due observation_overdue",
  "25 intruder",
  "30 sensor_stale battery_low device_fault tamper mains_fail test_overdue",
  "40 recording_failed gateway_was_off evidence_restarted channel_failed clock_untrusted coverage_gap" +
    " uplink_lost ledger_foreign_commit",
  "50 glucose_low inactivity wander bed_exit bathroom_dwell not_up_by not_in_bed_by over_activity" +
    " check_in_missed",
);
const PRIORITIES = named("1 high medium low");
const STATES = named("1 active acknowledged accepted ended_unacknowledged ended");
const STEPS = named(
  "1 raised repeated recurred acknowledged accepted seen silenced escalated cause_gone ended resumed cause_unknown" +
    " delivered delivery_failed noted silence_over worsened notified",
);

const CLOCK = named("1 not_set behind_the_log unsynchronised forward back returned believed slept");

const CLASSES = named("1 telemetry vital alarm evidence");
const GAVE_WAY = named("1 space retention");
const KEYS = named("1 log box subject ledger device_ca ratchet");
const ENDINGS = named("1 said time second_activation restart");
const COMMISSIONING = named(
  "1 begun given_up device_required device_exempt device_proved contact_called contact_confirmed mains_lost mains_back uplink_lost" +
    " uplink_back report_stands",
);
const CAUSES = named("1 backup witness ledger");
const CARE = named("1 pressed seen_about confirmed missed visit call");
const DUTY = named("1 pin_set pin_gone took_over");
const ARM_MODES = named("1 disarmed home night away vacation");

const FORMS = {
  time,
  duration: (micros) => `${Number(micros) / 1e6} s`,
  kind: (code) => coded(KINDS, code).replace(",", " "),
  quality: (codes) => codes.map((code) => coded(QUALITY, code)).join(" "),
  alarm: (code) => coded(ALARMS, code),
  care: (code) => coded(CARE, code),
  duty: (code) => coded(DUTY, code),
  "arm-mode": (code) => coded(ARM_MODES, code),
  clock: (code) => coded(CLOCK, code),
  class: (code) => coded(CLASSES, code),
  "gave-way": (code) => coded(GAVE_WAY, code),
  key: (code) => coded(KEYS, code),
  ending: (code) => coded(ENDINGS, code),
  cause: (code) => coded(CAUSES, code),
  commissioning: (code) => coded(COMMISSIONING, code),
  proved: (devices) => devices.map((one) => formed(one, "plain", "plain", "kind", "time", "plain")).join("; "),
  confirmed: (contacts) => contacts.map((one) => formed(one, "plain", "time")).join("; "),
  "told-alarms": (alarms) => alarms.map((one) => formed(one, "plain", "plain", "plain", "time")).join("; "),
  pull: (pull) => formed(pull, "plain", "time", "time"),
  priority: (code) => coded(PRIORITIES, code),
  state: (code) => coded(STATES, code),
  history: (steps) => {
    const [, step, by, , detail] = steps.at(-1);
    return `${coded(STEPS, step)} by ${plain(by)}${detail ? `: ${plain(detail)}` : ""} (step ${steps.length})`;
  },
};

/**
 * @param {any} body the items of an entry
 * @returns {?Entry} null when its fields are not those of its type: the evidence stands all the same
 */
export function opened(body) {
  try {
    const [type, ...values] = body;
    const [name, ...columns] = (TYPES[type] ?? "unknown at:time").split(" ");
    if (typeof type !== "bigint" || (name !== "unknown" && columns.length !== values.length)) {
      return null;
    }
    return { type, name, fields: columns.flatMap((column, at) => field(column, values[at])) };
  } catch {
    return null; // Something else stands where a list or a number belongs.
  }
}

function field(column, value) {
  const [name, form] = column.split(":");
  const absent = value === null || (Array.isArray(value) && value.length === 0);
  return absent ? [] : [{ name, value: (FORMS[form] ?? plain)(value) }];
}

/** The parts of a list, each in a form of its own, absent ones left out. */
function formed(parts, ...forms) {
  return parts.flatMap((part, at) => field(`part:${forms[at]}`, part).map(({ value }) => value)).join(" ");
}

/** One line, whatever it holds; nothing in it may turn the direction of what is shown. */
function plain(value) {
  if (value instanceof Uint8Array) {
    return hex(value);
  }
  if (Array.isArray(value)) {
    return value.map(plain).join(" ");
  }
  return String(value).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (one) => {
    return `\\u${one.codePointAt(0).toString(16).padStart(4, "0")}`;
  });
}

function time(micros) {
  const seconds = micros / 1000000n - (micros % 1000000n < 0n ? 1n : 0n);
  const rest = micros - seconds * 1000000n;
  const whole = new Date(Number(seconds) * 1000).toISOString().slice(0, 19);
  const digits = rest.toString().padStart(6, "0");
  const fraction = rest === 0n ? "" : `.${digits.endsWith("000") ? digits.slice(0, 3) : digits}`;
  return `${whole}${fraction}Z`;
}

function coded(names, code) {
  return names.get(Number(code)) ?? `unknown (${code})`;
}

function named(...runs) {
  const names = new Map();
  for (const run of runs) {
    const [first, ...all] = run.split(" ");
    all.forEach((name, at) => names.set(Number(first) + at, name));
  }
  return names;
}
