// SPDX-License-Identifier: Apache-2.0
// Pictures of one file, drawn in the colour of the words beside them; to a screen reader they say nothing.

import { html } from "./lit.js";

/** @param {string} name a symbol of icons.svg */
export function icon(name) {
  return html`<svg class="icon" aria-hidden="true" focusable="false"><use href="/console/icons.svg#${name}"></use></svg>`;
}
