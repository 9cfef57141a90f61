// SPDX-License-Identifier: Apache-2.0
// Whether a plain button is a call button, and the question before that changes.

import { icon } from "./icon.js";
import { html, nothing } from "./lit.js";
import { words } from "./words.js";

/**
 * @param {import("./contract.js").Device} device
 * @param {import("./devices.js").Devices} devices
 */
export function callButton(device, devices) {
  const { callFor, noCallFor, call, noCall } = words.deviceList;
  return html`<button
    type="button"
    class="small"
    data-call=${device.id}
    aria-label=${(device.callButton ? noCallFor : callFor)(device.id)}
    aria-haspopup="dialog"
    aria-disabled=${devices.pending ? "true" : "false"}
    @click=${() => devices.askCall(device)}
  >
    ${icon("pendant")}<span>${device.callButton ? noCall : call}</span>
  </button>`;
}

/** @param {import("./devices.js").Devices} devices */
export function callQuestion(devices) {
  const device = devices.declaring;
  const sending = devices.pending !== "";
  const said = device.callButton ? words.deviceList.noLonger : words.deviceList.declare;
  return html`<dialog
    class="outcome"
    data-modal
    aria-labelledby="call-question"
    aria-describedby="call-warning"
    @close=${() => devices.leave()}
    @cancel=${() => devices.leave()}
  >
    <h2 id="call-question" tabindex="-1" autofocus>${said.question(device.id)}</h2>
    <p id="call-warning">${said.warning}</p>
    ${device.callButton || device.resident || device.place ? nothing : html`<p class="refusal">${icon("doubt")}<span>${words.deviceList.callsForNobody}</span></p>`}
    <div class="site-acts">
      <button type="button" class="primary" data-call-sure aria-disabled=${sending ? "true" : "false"} @click=${() => devices.declare()}>
        ${icon("pendant")}<span>${sending ? words.deviceList.sending : said.sure}</span>
      </button>
      <button type="button" data-call-leave @click=${() => devices.leave()}>${icon("gone")}<span>${words.deviceList.leaveAsItIs}</span></button>
    </div>
  </dialog>`;
}
