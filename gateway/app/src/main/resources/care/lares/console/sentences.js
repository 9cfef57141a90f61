// SPDX-License-Identifier: Apache-2.0
// What an alarm says begins with what is wrong; why stands behind it.

/** A browser without it shows everything as one. */
const segmenter = globalThis.Intl?.Segmenter && new Intl.Segmenter(undefined, { granularity: "sentence" });

/** The first sentence of a text, and all the others. */
export function firstAndRest(text) {
  const first = segmenter ? ([...segmenter.segment(text)][0]?.segment ?? "") : text;
  return [first.trim(), text.slice(first.length).trim()];
}
