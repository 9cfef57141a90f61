// SPDX-License-Identifier: Apache-2.0
// Texts of which there is exactly one form: UTF-8, base64 with padding, decimals without leading zeros.

import { need, Refused } from "./refused.js";

/** Numbers in receipts stay below this. */
export const LIMIT = 2n ** 63n;

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** @param {Uint8Array} bytes @returns {string} */
export function utf8(bytes, what) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refused(`${what} is not UTF-8`);
  }
}

/** @returns {Uint8Array} */
export function base64(text, what, length = -1) {
  need(BASE64.test(text), `${what} is not base64`);
  const decoded = atob(text);
  need(btoa(decoded) === text, `${what} is not base64 in its one form`);
  need(length < 0 || decoded.length === length, `${what} has ${decoded.length} bytes instead of ${length}`);
  return Uint8Array.from(decoded, (character) => character.charCodeAt(0));
}

/** @returns {bigint} */
export function number(digits, what) {
  need(/^(?:0|[1-9][0-9]{0,18})$/.test(digits), `${what} is not a number in its one form`);
  const value = BigInt(digits);
  need(value < LIMIT, `${what} is too large`);
  return value;
}

/** @returns {Uint8Array} */
export function ascii(text) {
  return new TextEncoder().encode(text);
}

export function concat(...parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export function equal(one, other) {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** @param {Uint8Array} bytes */
export function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
