// SPDX-License-Identifier: Apache-2.0
// A report as a file to keep: what it says, and the receipt that proves it to anyone.

import { receipt, Refused } from "./http.js";

/** Longest name of a file's day: 2026-11-26. */
const DAY_LENGTH = 10;
/** Milliseconds within which the browser has taken what it is to keep. */
const TAKEN_WITHIN = 1000;

/**
 * @param {string} name what it is, such as `walk-test`
 * @param {{seq: ?number}} report as the gateway says it
 * @param {string} at RFC 3339, for the file's name
 */
export async function downloadReport(name, report, at) {
  const file = { report, receipt: await receiptOf(report.seq) };
  keep(`lares-${name}-${at.slice(0, DAY_LENGTH)}.json`, `${JSON.stringify(file, null, 2)}\n`, "application/json");
}

/** Hands the browser a file to keep. @param {BlobPart} content */
export function keep(name, content, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), TAKEN_WITHIN);
}

/** Null where there is none to be had: the report is kept without it. */
async function receiptOf(seq) {
  if (seq === null) {
    return null;
  }
  try {
    return (await receipt(seq)).text;
  } catch (problem) {
    if (problem instanceof Refused && problem.status === 403) {
      return null; // This login may not have receipts; the number says which one it is.
    }
    throw problem;
  }
}
