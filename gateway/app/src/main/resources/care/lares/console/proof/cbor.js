// SPDX-License-Identifier: Apache-2.0
// Reads deterministic CBOR (RFC 8949 section 4.2), and refuses everything of which there is a shorter or another form.

import { need } from "./refused.js";
import { LIMIT, utf8 } from "./strict.js";

export const [UNSIGNED, TEXT, ARRAY] = [0, 3, 4];
const [NEGATIVE, BYTES, TAG, SIMPLE] = [1, 2, 6, 7];
const POSITIVE_BIG = 2n;
const NEGATIVE_BIG = 3n;
const FRACTION = 4n;
const SIMPLES = new Map([
  [20n, false],
  [21n, true],
  [22n, null],
]);
/** Deepest nesting: an alarm's history is three deep. */
const DEEPEST = 8;

/** A number that is no integer: mantissa × 10^exponent. */
export class Decimal {
  constructor(exponent, mantissa) {
    this.exponent = exponent;
    this.mantissa = mantissa;
  }

  toString() {
    const digits = (this.mantissa < 0n ? -this.mantissa : this.mantissa).toString();
    const sign = this.mantissa < 0n ? "-" : "";
    const places = Number(-this.exponent);
    if (places <= 0 || places > 30) {
      return `${sign}${digits}e${this.exponent}`;
    }
    const padded = digits.padStart(places + 1, "0");
    return `${sign}${padded.slice(0, -places)}.${padded.slice(-places)}`;
  }
}

/** The shortest head of an item. @param {bigint} argument @returns {Uint8Array} */
export function head(major, argument) {
  if (argument < 24n) {
    return Uint8Array.of((major << 5) | Number(argument));
  }
  const width = [1, 2, 4, 8].find((bytes) => argument < 1n << BigInt(8 * bytes));
  const bytes = new Uint8Array(1 + width);
  bytes[0] = (major << 5) | (24 + Math.log2(width));
  for (let at = width, left = argument; at > 0; at--, left >>= 8n) {
    bytes[at] = Number(left & 0xffn);
  }
  return bytes;
}

export class Cursor {
  #bytes;
  #what;
  at = 0;

  /** @param {Uint8Array} bytes @param {string} what they are, for what is said of them */
  constructor(bytes, what) {
    this.#bytes = bytes;
    this.#what = what;
  }

  /** @returns {number} how many items follow */
  array() {
    return Number(this.#expect(ARRAY));
  }

  /** @returns {bigint} */
  unsigned() {
    const value = this.#expect(UNSIGNED);
    this.#need(value < LIMIT, "a number that is too large");
    return value;
  }

  bytes(length = -1) {
    const bytes = this.#take(this.#expect(BYTES));
    this.#need(length < 0 || bytes.length === length, `${bytes.length} bytes where ${length} belong`);
    return bytes;
  }

  text() {
    return utf8(this.#take(this.#expect(TEXT)), this.#what);
  }

  flag() {
    const value = SIMPLES.get(this.#expect(SIMPLE));
    this.#need(typeof value === "boolean", "something else than a flag");
    return value;
  }

  end() {
    this.#need(this.at === this.#bytes.length, "bytes behind its end");
  }

  /** Any item: bigint, Decimal, string, Uint8Array, boolean, null or an array of these. */
  item(depth = DEEPEST) {
    this.#need(depth > 0, "items nested too deep");
    const { major, argument } = this.#head();
    switch (major) {
      case UNSIGNED:
        return argument;
      case NEGATIVE:
        return -1n - argument;
      case BYTES:
        return this.#take(argument).slice();
      case TEXT:
        return utf8(this.#take(argument), this.#what);
      case ARRAY:
        return this.#items(argument, depth - 1);
      case TAG:
        return this.#fraction(argument);
      default:
        this.#need(major === SIMPLE && SIMPLES.has(argument), "an item that is not used");
        return SIMPLES.get(argument);
    }
  }

  #items(count, depth) {
    this.#need(count <= BigInt(this.#bytes.length - this.at), "a length beyond its end");
    return Array.from({ length: Number(count) }, () => this.item(depth));
  }

  #fraction(tag) {
    this.#need(tag === FRACTION, "a tag that is not used");
    this.#need(this.#expect(ARRAY) === 2n, "a fraction of another form");
    const exponent = this.#integer(false);
    const mantissa = this.#integer(true);
    this.#need(exponent >= -(2n ** 31n) && exponent < 2n ** 31n, "an exponent that is too large");
    this.#need(mantissa % 10n !== 0n, "a mantissa that ends in zero");
    if (exponent >= 0n && exponent < 20n) {
      const whole = mantissa * 10n ** exponent;
      this.#need((whole < 0n ? -1n - whole : whole) >= 2n ** 64n, "an integer as a fraction");
    }
    return new Decimal(exponent, mantissa);
  }

  #integer(big) {
    const { major, argument } = this.#head();
    if (major === UNSIGNED || major === NEGATIVE) {
      return major === UNSIGNED ? argument : -1n - argument;
    }
    this.#need(big && major === TAG && (argument === POSITIVE_BIG || argument === NEGATIVE_BIG), "no integer");
    const magnitude = this.bytes();
    this.#need(magnitude.length > 8 && magnitude[0] !== 0, "a big number that is not in its shortest form");
    const value = magnitude.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
    return argument === POSITIVE_BIG ? value : -1n - value;
  }

  #expect(wanted) {
    const { major, argument } = this.#head();
    this.#need(major === wanted, "an item of another kind");
    return argument;
  }

  #head() {
    const initial = this.#next();
    const major = initial >> 5;
    const info = initial & 0x1f;
    if (info < 24) {
      return { major, argument: BigInt(info) };
    }
    this.#need(info < 28 && major !== SIMPLE, "an indefinite length or a float");
    const width = 1 << (info - 24);
    let argument = 0n;
    for (let i = 0; i < width; i++) {
      argument = (argument << 8n) | BigInt(this.#next());
    }
    const least = width === 1 ? 24n : 1n << BigInt(width * 4);
    this.#need(argument >= least, "a number that is not in its shortest form");
    return { major, argument };
  }

  #take(length) {
    this.#need(length <= BigInt(this.#bytes.length - this.at), "a length beyond its end");
    const from = this.at;
    this.at += Number(length);
    return this.#bytes.subarray(from, this.at);
  }

  #next() {
    this.#need(this.at < this.#bytes.length, "ends too soon");
    return this.#bytes[this.at++];
  }

  #need(holds, otherwise) {
    need(holds, `${this.#what}: ${otherwise}`);
  }
}
