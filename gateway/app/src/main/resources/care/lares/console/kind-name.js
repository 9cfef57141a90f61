// SPDX-License-Identifier: Apache-2.0
// What a kind of reading is called by people.

import { words } from "./words.js";

/** @param {string} kind such as `bp_systolic`; one that is newer than this page reads as it is written */
export function kindName(kind) {
  return words.vitals[kind] ?? words.kinds[kind] ?? String(kind).replaceAll("_", " ");
}
