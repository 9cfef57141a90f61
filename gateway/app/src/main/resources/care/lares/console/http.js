// SPDX-License-Identifier: Apache-2.0
// Requests to the gateway: JSON both ways, refusals in words.

const API = "/api/v1/";
/** How long an answer may take: the gateway answers within milliseconds, so silence means that the way is cut. */
const ANSWER_WITHIN = 8000;

/** The gateway said no. */
export class Refused extends Error {
  /**
   * @param {number} status the HTTP status
   * @param {string} words what it said
   * @param {number} retryAfter seconds to wait before trying again; 0 when it does not say
   * @param {{field: string, reason: string}[]} faults what is wrong with which field of what was sent
   */
  constructor(status, words, retryAfter, faults) {
    super(words);
    this.status = status;
    this.retryAfter = retryAfter;
    this.faults = faults;
  }
}

/** No answer came: what was asked may or may not have been done. */
export class Unreachable extends Error {}

let csrf = "";

/** Takes the proof that requests come from this page; every change carries it. */
export function useCsrf(token) {
  csrf = token;
}

/** @returns {Promise<any>} what the gateway answers */
export function get(path) {
  return send("GET", path);
}

/** @returns {Promise<any>} what the gateway answers; null for an empty answer */
export function post(path, body) {
  return send("POST", path, body);
}

/** @returns {Promise<any>} what the gateway answers; null for an empty answer */
export function put(path, body) {
  return send("PUT", path, body);
}

/** The receipt of an entry, and how far it reaches as the gateway says. @returns {Promise<{text: string, tier: string}>} */
export async function receipt(seq) {
  const answer = await answered("GET", `receipts/${seq}`, "text/plain, application/problem+json");
  return { text: answer.text, tier: answer.response.headers.get("Lares-Tier") ?? "" };
}

/** At which port the gateway listens to what. @returns {Promise<Object<string, number>>} */
export async function listeners() {
  const answer = await fetch("/health/ready", { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(ANSWER_WITHIN) });
  return (await answer.json()).listeners;
}

/** @returns {Promise<any>} */
export function remove(path) {
  return send("DELETE", path);
}

/** Every item of a list that comes in pages, at most `most`. */
export async function list(path, most) {
  const items = [];
  let after = "";
  do {
    const page = await get(`${path}${path.includes("?") ? "&" : "?"}limit=100${after}`);
    items.push(...page.items);
    after = page.next ? `&after=${encodeURIComponent(page.next)}` : "";
  } while (after && items.length < most);
  return items.slice(0, most);
}

async function send(method, path, body) {
  return parsed((await answered(method, path, "application/json", body)).text);
}

async function answered(method, path, accept, body) {
  const headers = { Accept: accept };
  if (method !== "GET" && csrf) {
    headers["X-Lares-Csrf"] = csrf;
  }
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
  }
  const answer = await fetched(API + path, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    credentials: "same-origin",
    cache: "no-store",
    signal: AbortSignal.timeout(ANSWER_WITHIN),
  });
  if (!answer.response.ok) {
    const problem = parsed(answer.text) ?? {};
    const wait = Number.parseInt(answer.response.headers.get("Retry-After") ?? "", 10);
    throw new Refused(answer.response.status, problem.detail ?? problem.title ?? "", wait > 0 ? wait : 0, problem.faults ?? []);
  }
  return answer;
}

async function fetched(url, options) {
  try {
    const response = await fetch(url, options);
    return { response, text: await response.text() };
  } catch (cause) {
    throw new Unreachable("no answer", { cause });
  }
}

function parsed(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null; // Something between us and the gateway answered with a page of its own.
  }
}
