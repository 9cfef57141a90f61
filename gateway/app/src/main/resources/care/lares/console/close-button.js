// SPDX-License-Identifier: Apache-2.0
// What leads back from a page to the residents.

import { icon } from "./icon.js";
import { html } from "./lit.js";

/** @param {import("./board.js").Board} board */
export function closeButton(board, said) {
  return html`<button type="button" class="small" data-page-close @click=${() => board.close()}>
    ${icon("gone")}<span>${said}</span>
  </button>`;
}
