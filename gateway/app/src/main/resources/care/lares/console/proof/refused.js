// SPDX-License-Identifier: Apache-2.0
// The first thing that is wrong with a receipt, in words.

export class Refused extends Error {}

/** @param {string} otherwise why the receipt is refused when this does not hold */
export function need(holds, otherwise) {
  if (!holds) {
    throw new Refused(otherwise);
  }
}
