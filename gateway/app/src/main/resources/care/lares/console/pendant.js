// SPDX-License-Identifier: Apache-2.0
// The devices of a resident that a carer must know about: the pendant always, others when something is wrong.

import { HOUR, instant, inWords } from "./time.js";
import { words } from "./words.js";

/** Kinds that only what is pressed by a person tells. */
const CALLS = ["sos", "assist", "button", "call_request"];
const NAMED = /pendant|button|wrist|sos|call/i;
/** Percent from which on a battery is called low when the device does not say so itself. */
const LOW = 15;
/** The alarm, and with it the fault, of a battery that is low. */
const BATTERY_LOW = "battery_low";

/** A device that does not say whether it is in reach was so when it was last heard, for this long. */
const HEARD_HOLDS = 4 * HOUR;

/**
 * @typedef {object} Condition
 * @property {string} id
 * @property {string} name
 * @property {string[]} says in words
 * @property {boolean} wrong whether someone must look after it
 * @property {boolean} pendant
 */

/**
 * @param {import("./contract.js").Device[]} devices of one resident
 * @param {?Map<string, import("./contract.js").Reading>} readings of that resident, latest by kind
 * @param {number} now the gateway's time
 * @returns {Condition[]} pendants first
 */
export function conditions(devices, readings, now) {
  const calling = new Set(CALLS.map((kind) => readings?.get(kind)?.device));
  const pendants = devices.filter((device) => device.callButton || calling.has(device.id) || NAMED.test(title(device)));
  // Where there are several, one would not know which to look for.
  const name = (device) => (pendants.length === 1 && pendants[0] === device ? words.devices.pendant : title(device));
  const all = devices.map((device) => ({ ...condition(device, pendants.includes(device), now), name: name(device) }));
  return [...all.filter((one) => one.pendant), ...all.filter((one) => !one.pendant && one.wrong)];
}

function condition(device, pendant, now) {
  const reached = reach(device, pendant, now);
  const alarmed = device.faults?.includes(BATTERY_LOW);
  const low = alarmed || device.batteryLow === true || (typeof device.battery === "number" && device.battery <= LOW);
  // Said once, with its percent: the alarm is about the same battery.
  const faults = (device.faults ?? []).filter((fault) => fault !== BATTERY_LOW);
  const says = [battery(device, low, pendant), reached, ...faults.map((fault) => words.devices.faults[fault] ?? words.devices.fault(fault))];
  return {
    id: device.id,
    says: says.filter(Boolean),
    wrong: low || device.online === false || reached === words.devices.reachUnknown || faults.length > 0,
    pendant,
  };
}

function battery(device, low, pendant) {
  const percent = typeof device.battery === "number" ? words.devices.battery(Math.round(device.battery)) : "";
  if (low) {
    return percent ? `${words.devices.batteryLow} (${Math.round(device.battery)} %)` : words.devices.batteryLow;
  }
  return percent || (pendant ? words.devices.batteryUnknown : "");
}

function reach(device, pendant, now) {
  if (device.online === false) {
    return words.devices.offline;
  }
  if (!pendant) {
    return "";
  }
  if (device.online === true) {
    return words.devices.online;
  }
  if (!device.supervised) {
    return proven(device, now) || words.devices.neverProven;
  }
  if (device.lastSeenTrusted === false) {
    return words.devices.reachUnknown;
  }
  const silent = now - instant(device.lastSeen);
  return silent <= HEARD_HOLDS ? words.devices.heard(inWords(silent)) : words.devices.reachUnknown;
}

/**
 * How long ago it showed that it works, in words.
 * @param {{lastProven: ?string, lastProvenTrusted: ?boolean}} device
 * @param {number} now the gateway's time
 * @returns {string} empty: never
 */
export function proven(device, now) {
  if (device.lastProvenTrusted === false) {
    return words.devices.provenUntimed;
  }
  return device.lastProven ? words.devices.proven(inWords(now - instant(device.lastProven))) : "";
}

export function title(device) {
  return device.name || device.id;
}
