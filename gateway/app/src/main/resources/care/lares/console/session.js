// SPDX-License-Identifier: Apache-2.0
// Who works at this board. The session itself is a cookie that no script can read.

import { get, post, Refused, remove, useCsrf } from "./http.js";

/** One-time codes are shorter than any token: people type them. */
const LONGEST_CODE = 16;

/** @returns {Promise<?import("./contract.js").Session>} null when nobody is logged in */
export async function current() {
  try {
    return opened(await get("session"));
  } catch (problem) {
    if (problem instanceof Refused && problem.status === 401) {
      return null;
    }
    throw problem;
  }
}

/**
 * @param {string} typed a one-time code, or a technician's token
 * @returns {Promise<import("./contract.js").Session>}
 */
export async function logIn(typed) {
  const text = typed.trim();
  return opened(await post("session", text.length > LONGEST_CODE ? { token: text } : { code: text }));
}

export async function logOut() {
  await remove("session");
  useCsrf("");
}

function opened(session) {
  useCsrf(session.csrf ?? "");
  return session;
}

/** The code of a link such as `/#code=…`, which is taken out of the address at once. */
export function codeOfAddress() {
  const code = new URLSearchParams(location.hash.slice(1)).get("code") ?? "";
  if (location.hash) {
    history.replaceState(null, "", location.pathname);
  }
  return code;
}
