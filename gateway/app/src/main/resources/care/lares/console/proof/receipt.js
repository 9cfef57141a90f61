// SPDX-License-Identifier: Apache-2.0
// Verifies receipts as docs/formats.md describes them: a function over bytes that asks nobody and trusts no gateway.

import { ARRAY, Cursor, head, TEXT, UNSIGNED } from "./cbor.js";
import { hmac, sha256, verifies } from "./crypto.js";
import { opened } from "./entry.js";
import { checkpoint, cosignedAt, keyText, logKey, signedByLog, successors, witnessKey } from "./note.js";
import { need, Refused } from "./refused.js";
import { ascii, base64, concat, equal, hex, number, utf8 } from "./strict.js";
import { leafHash, root } from "./tree.js";

const MAGIC = "c2sp.org/tlog-proof@v1";
const LABEL = ascii("lares/anchor/v2\n");
const OLD_LABEL = ascii("lares/anchor/v1\n");
const LONGEST = 262144;
const MOST_HASHES = 63;
const HASH_LENGTH = 32;
const ADDRESS_LENGTH = 20;
const SIGNATURE_LENGTH = 64;

/**
 * @typedef {object} Claim where the log says that its checkpoint is anchored; nobody has asked the ledger
 * @property {bigint} chain
 * @property {string} contract
 * @property {string} gateway
 * @property {bigint} epoch
 * @property {string} transaction
 * @property {bigint} block
 * @property {boolean} final
 *
 * @typedef {object} Valid
 * @property {true} valid
 * @property {string} tier `sealed` or `witnessed 2`: no more can be known without asking a ledger
 * @property {string} origin
 * @property {bigint} seq
 * @property {bigint} size
 * @property {string} record what the log holds of the entry, hexadecimal
 * @property {string} leaf
 * @property {number} steps hashes from the leaf to the root
 * @property {string} root
 * @property {string} commit what a ledger holds of the checkpoint
 * @property {string} key
 * @property {boolean} pinned whether the key was known beforehand
 * @property {{name: string, at: number}[]} witnesses whose cosignatures hold
 * @property {string[]} strangers who signed as well, under keys that are not known here
 * @property {?Claim} claim
 * @property {?import("./entry.js").Entry} entry null when its fields are not those of its type
 *
 * @typedef {object} Invalid
 * @property {false} valid
 * @property {string} reason the first thing that is wrong
 */

/**
 * @param {Uint8Array} receipt
 * @param {{logs?: string[], witnesses?: string[]}} trusted verifier keys known from elsewhere
 * @returns {Promise<Valid | Invalid>}
 */
export async function verify(receipt, trusted = {}) {
  try {
    return await verified(receipt, trusted.logs ?? [], trusted.witnesses ?? []);
  } catch (problem) {
    if (problem instanceof Refused) {
      return { valid: false, reason: problem.message };
    }
    throw problem;
  }
}

async function verified(receipt, logs, witnesses) {
  const known = await trustedKeys(logs, witnesses);
  const proof = parsed(receipt);
  const point = checkpoint(proof.note);
  const opening = await openingOf(proof.extra, point.origin, proof.index);
  const pinned = await leadsTo(opening.key, point, logs);
  need(pinned || logs.length === 0, "receipt is signed under a key that is not trusted");
  const log = await logKey(opening.key);
  await signedByLog(point, log);
  const place = placeOf(opening.canonical);
  need(place.origin === point.origin, "entry belongs to another log");
  need(place.seq === proof.index, "entry belongs to another place in the log");
  const record = await hmac(opening.leafKey, opening.canonical);
  const leaf = await leafHash(record);
  const found = await root(leaf, proof.index, point.size, proof.path);
  need(equal(found, point.root), "entry is not under the checkpoint's root");
  const commit = await sha256(ascii(point.body));
  await signedClaim(opening, commit, log);
  const cosigned = await cosignatures(point, known, log);
  return {
    valid: true,
    tier: cosigned.length > 0 ? `witnessed ${cosigned.length}` : "sealed",
    origin: point.origin,
    seq: proof.index,
    size: point.size,
    record: hex(record),
    leaf: hex(leaf),
    steps: proof.path.length,
    root: hex(point.root),
    commit: hex(commit),
    key: log.text,
    pinned,
    witnesses: cosigned,
    strangers: strangers(point, cosigned),
    claim: opening.claim,
    entry: opened(place.body),
  };
}

/** Whether a key is trusted, or followed one that is. */
async function leadsTo(key, point, logs) {
  if (logs.includes(key)) {
    return true;
  }
  for (const text of logs) {
    const trusted = await logKey(text);
    const followed = trusted.name === point.origin ? await successors(point, trusted) : [];
    if (followed.some((one) => one.key.text === key)) {
      return true;
    }
  }
  return false;
}

/** A mistyped key must not look like a receipt that is wrong. */
async function trustedKeys(logs, witnesses) {
  try {
    await Promise.all(logs.map(logKey));
    return await Promise.all(witnesses.map(witnessKey));
  } catch (problem) {
    throw problem instanceof Refused ? new Refused(`a trusted key cannot be used: ${problem.message}`) : problem;
  }
}

function parsed(receipt) {
  need(receipt.length <= LONGEST, `receipt is longer than ${LONGEST} bytes`);
  const text = utf8(receipt, "receipt");
  const blank = text.indexOf("\n\n");
  need(blank >= 0, "receipt has no empty line before its checkpoint");
  const [magic, extra, index, ...path] = text.slice(0, blank).split("\n");
  need(magic === MAGIC, `receipt does not begin with ${MAGIC}`);
  need(extra?.startsWith("extra "), "receipt has no extra data");
  need(index?.startsWith("index "), "receipt has no index");
  need(path.length <= MOST_HASHES, "inclusion proof is too long");
  return {
    extra: base64(extra.slice("extra ".length), "extra data"),
    index: number(index.slice("index ".length), "index"),
    path: path.map((line, at) => base64(line, `hash ${at + 1} of the proof`, HASH_LENGTH)),
    note: text.slice(blank + 2),
  };
}

/**
 * What opens the entry, and where the log says that it is anchored. In versions 1 and 2 the log's name and the entry's
 * place stand in it once more.
 */
async function openingOf(extra, origin, index) {
  const cursor = new Cursor(extra, "extra data");
  const items = cursor.array();
  const version = cursor.unsigned();
  need(version >= 1n && version <= 3n, "extra data is of another version");
  const anchored = items === 6 && version !== 1n;
  need(anchored || (items === 4 && version !== 2n), "extra data: an array of other length");
  const leafKey = cursor.bytes(HASH_LENGTH);
  const entry = cursor.bytes();
  const opening =
    version === 3n
      ? { leafKey, canonical: canonicalOf(origin, index, entry), key: await keyText(origin, cursor.bytes(HASH_LENGTH)) }
      : { leafKey, canonical: entry, key: cursor.text() };
  if (anchored) {
    opening.label = version === 3n ? LABEL : OLD_LABEL;
    const from = cursor.at;
    opening.claim = claimed(cursor, version === 2n);
    opening.stated = extra.subarray(from, cursor.at);
    opening.signature = cursor.bytes(SIGNATURE_LENGTH);
  }
  cursor.end();
  return { claim: null, ...opening };
}

/** An entry as it was committed to, from its parts: a body that is no item of its own is refused. */
function canonicalOf(origin, index, body) {
  const cursor = new Cursor(body, "canonical bytes");
  cursor.item();
  cursor.end();
  const name = ascii(origin);
  return concat(head(ARRAY, 3n), head(TEXT, BigInt(name.length)), name, head(UNSIGNED, index), body);
}

function claimed(cursor, old) {
  need(cursor.array() === (old ? 8 : 7), "extra data: an anchor of another form");
  const bytes = (length) => `0x${hex(cursor.bytes(length))}`;
  const claim = {
    chain: cursor.unsigned(),
    contract: bytes(ADDRESS_LENGTH),
    gateway: bytes(HASH_LENGTH),
    epoch: cursor.unsigned(),
    transaction: bytes(HASH_LENGTH),
    block: cursor.unsigned(),
  };
  if (old) {
    cursor.bytes(HASH_LENGTH);
  }
  return { ...claim, final: cursor.flag() };
}

function placeOf(canonical) {
  const cursor = new Cursor(canonical, "canonical bytes");
  need(cursor.array() === 3, "canonical bytes: an array of other length");
  const origin = cursor.text();
  const seq = cursor.unsigned();
  const body = cursor.item();
  cursor.end();
  return { origin, seq, body };
}

async function signedClaim(opening, commit, log) {
  if (opening.claim) {
    const message = concat(opening.label, commit, opening.stated);
    need(await verifies(log.bare, message, opening.signature), "the log did not sign where it is anchored");
  }
}

/** One key counts once, under however many names, and a log is no witness of itself. */
async function cosignatures(point, known, log) {
  const cosigned = [];
  const seen = new Set([hex(log.bare)]);
  for (const witness of known) {
    const at = await cosignedAt(point, witness);
    const same = hex(witness.bare);
    if (at !== null && !seen.has(same)) {
      seen.add(same);
      cosigned.push({ name: witness.name, at });
    }
  }
  return cosigned;
}

function strangers(point, cosigned) {
  const known = new Set([point.origin, ...cosigned.map((witness) => witness.name)]);
  return [...new Set(point.signatures.map((line) => line.name))].filter((name) => !known.has(name));
}
