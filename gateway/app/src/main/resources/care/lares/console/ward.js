// SPDX-License-Identifier: Apache-2.0
// What this board knows of the ward: only what the gateway has said, and how old that is.

import { instant, SECOND } from "./time.js";

/** Values older than this are no longer shown as if they were now. */
const FRESH_FOR = 10 * SECOND;
/** Most residents, devices and alarms kept: far above what a ward has, so that memory stays bounded. */
export const MOST = 500;

export class Ward {
  /** @type {Map<string, import("./contract.js").Resident>} */
  residents = new Map();
  /** @type {Map<string, import("./contract.js").Device>} */
  devices = new Map();
  /** @type {Map<string, string>} names of places by id */
  places = new Map();
  /** @type {Map<string, import("./contract.js").Alarm>} those not ended */
  alarms = new Map();
  /** @type {Map<string, Map<string, import("./contract.js").Reading>>} latest by resident and kind */
  readings = new Map();
  /** @type {Map<string, import("./contract.js").CheckIn>} by resident */
  checkIns = new Map();
  /** @type {Map<string, import("./contract.js").News2>} by resident */
  scores = new Map();
  /** @type {?import("./contract.js").Health} */
  health = null;
  /** @type {Set<string>} lists that the person at this board may not see */
  hidden = new Set();
  /** Whether the lists have been read at least once. */
  known = false;

  #heardTicks = Number.NaN;
  #heardWall = Number.NaN;
  #ahead = 0;

  /** The gateway's time, which may differ from this computer's. */
  now() {
    return Date.now() + this.#ahead;
  }

  /** How long ago the gateway was heard, in milliseconds; NaN: never. */
  silentFor() {
    // Each of the two clocks stands still in some kind of sleep, or may be set.
    return Math.max(performance.now() - this.#heardTicks, Date.now() - this.#heardWall);
  }

  /** When it was last heard, by its own time; NaN: never. */
  heardAt() {
    return this.#heardWall + this.#ahead;
  }

  fresh() {
    return this.known && this.silentFor() <= FRESH_FOR;
  }

  /** @param {import("./contract.js").Health} health */
  heard(health) {
    this.health = health;
    this.#heardTicks = performance.now();
    this.#heardWall = Date.now();
    const at = instant(health.at);
    this.#ahead = Number.isNaN(at) ? 0 : at - this.#heardWall;
  }

  /** Takes lists as the whole truth: what is not in them is gone. */
  replace({ residents, devices, places, alarms, checkIns }) {
    this.residents = byId(residents);
    this.devices = byId(devices);
    this.places = new Map(places.map((place) => [place.id, place.name]));
    this.alarms = byId(alarms);
    this.checkIns = new Map(checkIns.map((one) => [one.resident, one]));
    for (const id of this.readings.keys()) {
      if (!this.residents.has(id)) {
        this.readings.delete(id);
      }
    }
    for (const id of this.scores.keys()) {
      if (!this.residents.has(id)) {
        this.scores.delete(id);
      }
    }
    this.known = true;
  }

  /** @param {import("./contract.js").Alarm} alarm */
  tell(alarm) {
    const before = this.alarms.get(alarm.id);
    if (before && lastChange(before) > lastChange(alarm)) {
      return; // On its way while we read a newer one from the list.
    }
    if (alarm.state === "ended") {
      this.alarms.delete(alarm.id);
    } else if (before || this.alarms.size < MOST) {
      this.alarms.set(alarm.id, alarm);
    }
  }

  /** @param {import("./contract.js").Reading} reading */
  read(reading) {
    this.#updateDevice(reading);
    if (!reading.resident || !this.residents.has(reading.resident)) {
      return;
    }
    let kinds = this.readings.get(reading.resident);
    if (!kinds) {
      kinds = new Map();
      this.readings.set(reading.resident, kinds);
    }
    const before = kinds.get(reading.kind);
    if (!before || newer(reading, before)) {
      kinds.set(reading.kind, reading);
    }
  }

  #updateDevice(reading) {
    const device = this.devices.get(reading.device);
    const doubtful = device?.lastSeenTrusted === false; // Then the order of coming says more than the times.
    if (!device || (!doubtful && instant(reading.receivedAt) < instant(device.lastSeen))) {
      return;
    }
    const trusted = !reading.quality.includes("clock_untrusted");
    const told = {
      online: { online: reading.value === true },
      battery: { battery: reading.value },
      battery_low: { batteryLow: reading.value === true },
    }[reading.kind];
    this.devices.set(device.id, { ...device, lastSeen: reading.receivedAt, lastSeenTrusted: trusted, ...told });
  }

  placeName(id) {
    return id ? (this.places.get(id) ?? id) : "";
  }

  devicesOf(resident) {
    return [...this.devices.values()].filter((device) => device.resident === resident);
  }

  alarmsOf(resident) {
    return [...this.alarms.values()].filter((alarm) => alarm.resident === resident);
  }
}

/** When what a reading tells was so, as far as anyone knows. */
export function effective(reading) {
  const observed = instant(reading.observedAt);
  const doubtful = Number.isNaN(observed) || reading.quality.includes("time_implausible");
  return doubtful ? instant(reading.receivedAt) : observed;
}

/** A device whose clock runs ahead tells of no later moment than the one in which it was heard. */
function asOf(reading) {
  return Math.min(effective(reading), instant(reading.receivedAt));
}

function newer(one, other) {
  const later = asOf(one) - asOf(other);
  const behind = (one.seq ?? 0) >= (other.seq ?? 0);
  return later > 0 || (behind && (later === 0 || wasSetBack(one, other)));
}

/** Whether the gateway's clock was set back between the two: then the log's order says more than their times. */
function wasSetBack(one, other) {
  return instant(one.receivedAt) < instant(other.receivedAt) && !one.quality.includes("late");
}

/** When it last changed: of one that has ended, when that was. */
export function lastChange(alarm) {
  return instant(alarm.history.at(-1)?.at ?? alarm.raisedAt);
}

function byId(items) {
  return new Map(items.slice(0, MOST).map((item) => [item.id, item]));
}
