// SPDX-License-Identifier: Apache-2.0
// Checkpoints and the signatures under them: C2SP signed-note, tlog-checkpoint, tlog-cosignature.

import { sha256, verifies } from "./crypto.js";
import { need } from "./refused.js";
import { ascii, base64, concat, equal, hex, number } from "./strict.js";

const LONGEST = 65536;
const MOST_SIGNATURES = 64;
const ID_LENGTH = 4;
const TIME_LENGTH = 8;
const HASH_LENGTH = 32;
const LOG = 0x01;
const WITNESS = 0x04;
const OTHER = 0xff;
const CHANGE = "lares/log-key/v1";
const SIGNATURE_LENGTH = 64;

/**
 * @typedef {object} Key
 * @property {string} text as people pass it on
 * @property {string} name
 * @property {Uint8Array} id
 * @property {Uint8Array} bare 32 bytes
 */

/** @returns {Promise<Key>} the key of a log */
export function logKey(text) {
  return key(text, LOG, "a log's");
}

/** @returns {Promise<string>} the verifier key's text of a log's public key, 32 bytes */
export async function keyText(origin, bare) {
  const typed = concat(Uint8Array.of(LOG), bare);
  const id = (await sha256(concat(ascii(`${origin}\n`), typed))).subarray(0, ID_LENGTH);
  return `${origin}+${hex(id)}+${btoa(String.fromCharCode(...typed))}`;
}

/** @returns {Promise<Key>} the key of a witness */
export function witnessKey(text) {
  return key(text, WITNESS, "a witness's");
}

async function key(text, type, whose) {
  const first = text.indexOf("+");
  const second = text.indexOf("+", first + 1);
  need(first > 0 && second > 0, "verifier key is not name+id+key");
  const name = text.slice(0, first);
  need(!/[\s\p{C}\p{Z}]/u.test(name), "verifier key has white space in its name");
  const typed = base64(text.slice(second + 1), "verifier key", 1 + HASH_LENGTH);
  need(typed[0] === type, `verifier key is not ${whose}`);
  const id = (await sha256(concat(ascii(`${name}\n`), typed))).subarray(0, ID_LENGTH);
  need(text.slice(first + 1, second) === hex(id), "verifier key's id is not that of its name and key");
  return { text, name, id, bare: typed.subarray(1) };
}

/**
 * @typedef {object} Checkpoint
 * @property {string} body what is signed
 * @property {string} origin
 * @property {bigint} size
 * @property {Uint8Array} root
 * @property {{name: string, bytes: Uint8Array}[]} signatures
 */

/** @param {string} note @returns {Checkpoint} whose signatures nobody has looked at yet */
export function checkpoint(note) {
  need(note.length <= LONGEST, `checkpoint is longer than ${LONGEST} characters`);
  const blank = note.indexOf("\n\n");
  need(blank > 0, "checkpoint has no empty line before its signatures");
  need(note.endsWith("\n"), "checkpoint does not end in a newline");
  // eslint-disable-next-line no-control-regex
  need(!/[\u0000-\u0009\u000b-\u001f]/.test(note), "checkpoint holds control characters");
  const body = note.slice(0, blank + 1);
  const lines = body.split("\n");
  need(lines.length === 4 && lines[0] !== "", "checkpoint is not origin, size and root");
  return {
    body,
    origin: lines[0],
    size: number(lines[1], "checkpoint size"),
    root: base64(lines[2], "checkpoint root", HASH_LENGTH),
    signatures: signatures(note.slice(blank + 2)),
  };
}

function signatures(text) {
  need(text !== "", "checkpoint is not signed");
  const lines = text.slice(0, -1).split("\n");
  need(lines.length <= MOST_SIGNATURES, "checkpoint has too many signatures");
  return lines.map((line) => {
    const space = line.indexOf(" ", 2);
    need(line.startsWith("\u2014 ") && space > 2, "checkpoint has a signature line of another form");
    const bytes = base64(line.slice(space + 1), "signature");
    need(bytes.length > ID_LENGTH, "checkpoint has a signature that is too short");
    return { name: line.slice(2, space), bytes };
  });
}

/**
 * The keys that followed this one, as each says of the next in a line below the checkpoint. Whoever trusts the first may
 * trust them for this log.
 *
 * @param {Checkpoint} point
 * @param {Key} log
 * @returns {Promise<{from: bigint, key: Key}[]>}
 */
export async function successors(point, log) {
  const found = [];
  let next = await successor(point, log);
  while (next && found.length < MOST_SIGNATURES) {
    found.push(next);
    next = await successor(point, next.key);
  }
  return found;
}

async function successor(point, log) {
  const typed = concat(Uint8Array.of(OTHER), ascii(CHANGE), log.bare);
  const id = (await sha256(concat(ascii(`${log.name}\n`), typed))).subarray(0, ID_LENGTH);
  const lines = point.signatures.filter((line) => isBy(line, { name: log.name, id }));
  if (lines.length === 0) {
    return null;
  }
  need(lines.length === 1, "the log's key gave way twice");
  const said = lines[0].bytes.subarray(ID_LENGTH);
  const signed = TIME_LENGTH + HASH_LENGTH;
  need(said.length === signed + SIGNATURE_LENGTH, "a change of the log's key is not of its length");
  const message = concat(ascii(`${CHANGE}\n${log.name}\n`), said.subarray(0, signed));
  const holds = await verifies(log.bare, message, said.subarray(signed));
  need(holds, "a change of the log's key is not signed by the old key");
  const from = said.subarray(0, TIME_LENGTH).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const key = await logKey(await keyText(log.name, said.subarray(TIME_LENGTH, signed)));
  return { from, key };
}

/** Asserts that the log signed the checkpoint, exactly once. @param {Checkpoint} point @param {Key} log */
export async function signedByLog(point, log) {
  need(log.name === point.origin, "checkpoint is of another log than the key");
  const own = point.signatures.filter((line) => isBy(line, log));
  for (const line of own) {
    const holds = await verifies(log.bare, ascii(point.body), line.bytes.subarray(ID_LENGTH));
    need(holds, "checkpoint's signature is not the log's");
  }
  need(own.length > 0, "checkpoint is not signed by the log's key");
  need(own.length === 1, "checkpoint bears the log's signature twice");
  const gaveWay = await successor(point, log);
  need(!gaveWay || point.size <= gaveWay.from, "checkpoint is signed by a key that had given way");
}

/**
 * When a witness cosigned the checkpoint, in seconds since 1970; null when it did not. A line that claims to be its and is
 * not refuses the whole checkpoint.
 *
 * @param {Checkpoint} point
 * @param {Key} witness
 * @returns {Promise<?number>}
 */
export async function cosignedAt(point, witness) {
  let latest = null;
  for (const line of point.signatures.filter((one) => isBy(one, witness))) {
    const timed = line.bytes.subarray(ID_LENGTH);
    const at = timed.subarray(0, TIME_LENGTH).reduce((sum, byte) => sum * 256 + byte, 0);
    const signed = ascii(`cosignature/v1\ntime ${at}\n${point.body}`);
    const holds = Number.isSafeInteger(at) && (await verifies(witness.bare, signed, timed.subarray(TIME_LENGTH)));
    need(holds, `cosignature is not that of witness ${witness.name}`);
    latest = Math.max(latest ?? 0, at);
  }
  return latest;
}

function isBy(line, who) {
  return line.name === who.name && equal(line.bytes.subarray(0, ID_LENGTH), who.id);
}
