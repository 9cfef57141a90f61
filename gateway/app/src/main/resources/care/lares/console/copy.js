// SPDX-License-Identifier: Apache-2.0
// Puts what an element says where the next paste takes it from.

/** @param {HTMLElement} element @returns {Promise<boolean>} false: it is marked, and people copy it by hand */
export async function copied(element) {
  try {
    await navigator.clipboard.writeText(element.textContent ?? "");
    return true;
  } catch {
    // Over plain HTTP browsers give no clipboard to a page, and people may have forbidden it.
    getSelection()?.selectAllChildren(element);
    return false;
  }
}
