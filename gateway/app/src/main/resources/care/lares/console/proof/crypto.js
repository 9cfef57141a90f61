// SPDX-License-Identifier: Apache-2.0
// SHA-256 and HMAC by the browser, Ed25519 by the browser where it has that, else by a library.

import { Refused } from "./refused.js";

const LIBRARY = "/console/tweetnacl/0.14.5/nacl-fast.min.js";
const SIGNATURE_LENGTH = 64;
/** Order of the curve's group, RFC 8032: a signature whose second half is not below it has a twin. */
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

function subtle() {
  if (!globalThis.crypto?.subtle) {
    throw new Error("This browser verifies receipts only on pages that come over https, or from this computer itself.");
  }
  return globalThis.crypto.subtle;
}

/** @returns {Promise<Uint8Array>} */
export async function sha256(bytes) {
  return new Uint8Array(await subtle().digest("SHA-256", bytes));
}

/** @returns {Promise<Uint8Array>} */
export async function hmac(key, message) {
  const imported = await subtle().importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await subtle().sign("HMAC", imported, message));
}

/** @returns {Promise<boolean>} whether the signature over the message is this key's */
export async function verifies(key, message, signature) {
  if (signature.length !== SIGNATURE_LENGTH || littleEndian(signature.subarray(32)) >= ORDER) {
    return false;
  }
  const way = (await browserHasEd25519()) ? byBrowser : byLibrary;
  return way(key, message, signature);
}

export async function byBrowser(key, message, signature) {
  const imported = await imports(key);
  return subtle().verify("Ed25519", imported, signature, message);
}

export async function byLibrary(key, message, signature) {
  await import("/console/tweetnacl/0.14.5/nacl-fast.min.js");
  if (!globalThis.nacl) {
    throw new Error(`${LIBRARY} is not what it should be`);
  }
  return globalThis.nacl.sign.detached.verify(message, signature, key);
}

async function imports(key) {
  try {
    return await subtle().importKey("raw", key, "Ed25519", false, ["verify"]);
  } catch (problem) {
    if (problem.name === "NotSupportedError") {
      throw problem;
    }
    throw new Refused("the key is no point of the curve");
  }
}

/** @type {?Promise<boolean>} */
let asked = null;

function browserHasEd25519() {
  asked ??= imports(BASE_POINT).then(
    () => true,
    () => false,
  );
  return asked;
}

/** A key that everyone knows: the curve's base point. */
const BASE_POINT = new Uint8Array(32).fill(0x66);
BASE_POINT[0] = 0x58;

function littleEndian(bytes) {
  return bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
}
