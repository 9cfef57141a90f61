// SPDX-License-Identifier: Apache-2.0
// Pictures of one file, drawn in the colour of the words beside them; to a screen reader they say nothing.

import { html } from "./lit.js";

const FILE = "/console/icons.svg";
const AGAIN = 3000;

/** @param {string} name a symbol of icons.svg, without its `icon-` */
export function icon(name) {
  return html`<svg class="icon" aria-hidden="true" focusable="false"><use href="#icon-${name}"></use></svg>`;
}

/** Puts them into the page: those of a cut connection must show when there is no connection to fetch them by. */
export function loadIcons() {
  const request = new XMLHttpRequest();
  request.open("GET", FILE);
  request.responseType = "document";
  request.onload = () => (request.responseXML ? keep(request.responseXML) : again());
  request.onerror = again;
  request.send();
}

function keep(file) {
  const drawing = document.importNode(file.documentElement, true);
  drawing.setAttribute("class", "heard-only");
  drawing.setAttribute("aria-hidden", "true");
  document.body.append(drawing);
}

function again() {
  setTimeout(loadIcons, AGAIN);
}
