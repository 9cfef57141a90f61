// SPDX-License-Identifier: Apache-2.0
// Whether people are named on this page. Where others than those on duty see it, rooms are named instead.

/** As the house has set it. */
export const namesShown = globalThis.document?.documentElement.dataset.names !== "rooms";

/** An alarm as it may be said aloud here. */
export function sayable(alarm) {
  return namesShown ? alarm : { ...alarm, residentName: alarm.placeName ?? alarm.place, resident: null };
}
