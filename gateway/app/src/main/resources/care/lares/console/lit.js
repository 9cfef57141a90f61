// SPDX-License-Identifier: Apache-2.0
// The one place that knows which lit-html the gateway carries.

export { html, nothing, render } from "/console/lit-html/3.3.1/lit-html.js";
export { repeat } from "/console/lit-html/3.3.1/directives/repeat.js";
