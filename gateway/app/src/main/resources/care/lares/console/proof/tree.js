// SPDX-License-Identifier: Apache-2.0
// The Merkle tree of RFC 9162: from a leaf to the root.

import { sha256 } from "./crypto.js";
import { need } from "./refused.js";
import { concat } from "./strict.js";

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** @param {Uint8Array} record */
export function leafHash(record) {
  return sha256(concat(LEAF, record));
}

/**
 * The root a leaf leads to, RFC 9162 section 2.1.3.2.
 *
 * @param {Uint8Array} leaf its hash
 * @param {bigint} index of the leaf
 * @param {bigint} size number of leaves under the root
 * @param {Uint8Array[]} path siblings from the leaf upwards
 */
export async function root(leaf, index, size, path) {
  need(index < size, `leaf ${index} is not among ${size}`);
  let node = index;
  let last = size - 1n;
  let hash = leaf;
  for (const sibling of path) {
    need(last > 0n, "inclusion proof is too long");
    if (node % 2n === 1n || node === last) {
      hash = await sha256(concat(NODE, sibling, hash));
      while (node % 2n === 0n && node > 0n) {
        node /= 2n;
        last /= 2n;
      }
    } else {
      hash = await sha256(concat(NODE, hash, sibling));
    }
    node /= 2n;
    last /= 2n;
  }
  need(last === 0n, "inclusion proof is too short");
  return hash;
}
