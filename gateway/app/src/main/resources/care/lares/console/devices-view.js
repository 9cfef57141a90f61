// SPDX-License-Identifier: Apache-2.0
// The list of devices, and the question before one of them gets another secret.

import { closeButton } from "./close-button.js";
import { callButton, callQuestion } from "./device-call-view.js";
import { secretView } from "./device-secret-view.js";
import { icon } from "./icon.js";
import { html, nothing } from "./lit.js";
import { namesShown } from "./names.js";
import { clock, instant } from "./time.js";
import { words } from "./words.js";

/** The family whose bridge speaks for its devices: they have no secret of their own. */
const BRIDGED = ["zigbee2mqtt", "theengs"];
/** Longest id of a device. */
const LONGEST = 64;

/**
 * @param {import("./devices.js").Devices} devices
 * @param {import("./board.js").Board} board
 */
export function devicesView(devices, board) {
  return html`<section class="site" aria-labelledby="devices">
    <div class="site-head">
      <h2 id="devices" tabindex="-1">${words.deviceList.heading}</h2>
      ${closeButton(board, words.deviceList.close)}
    </div>
    ${devices.said ? html`<p class="refusal" role="status">${icon("refused")}<span>${devices.said}</span></p>` : nothing}
    ${devices.minted ? secretView(devices) : nothing}
    <p class="site-intro">${words.deviceList.intro}</p>
    ${devices.stand ? found(devices, board) : html`<p class="site-quiet">${words.deviceList.looking}</p>`}
    ${devices.asked ? question(devices) : nothing} ${devices.declaring ? callQuestion(devices) : nothing}
  </section>`;
}

function found(devices, board) {
  const shown = devices.stand.filter((device) => matches(device, devices.wanted, board));
  shown.sort((one, other) => where(one, board).localeCompare(where(other, board)) || named(one).localeCompare(named(other)));
  const unlisted = devices.wanted && shown.length === 0;
  return html`<div class="site-code">
      <label for="device-wanted">${words.deviceList.wanted}</label>
      <div>
        <input
          id="device-wanted"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          maxlength=${LONGEST}
          .value=${devices.wanted}
          @input=${(event) => devices.look(event.target.value.trim())}
        />
        ${unlisted ? mintButton({ id: devices.wanted }, devices) : nothing}
      </div>
    </div>
    ${unlisted ? html`<p class="site-quiet">${words.deviceList.unlisted(devices.wanted)}</p>` : nothing}
    ${devices.stand.length === 0 ? html`<p class="site-quiet">${words.deviceList.none}</p>` : nothing}
    <ul class="site-list">${shown.map((device) => deviceView(device, devices, board))}</ul>`;
}

function matches(device, wanted, board) {
  return [device.id, device.name ?? "", where(device, board)].some((text) => text.toLowerCase().includes(wanted.toLowerCase()));
}

function named(device) {
  return device.name || device.id;
}

function where(device, board) {
  const resident = device.resident ? board.ward.residents.get(device.resident) : undefined;
  const room = board.ward.placeName(device.place ?? resident?.place);
  const name = namesShown ? (resident?.name ?? device.resident ?? "") : "";
  return [name, room].filter(Boolean).join(", ") || words.deviceList.nobody;
}

function deviceView(device, devices, board) {
  const bridged = BRIDGED.includes(device.driver);
  return html`<li class="site-line" data-device=${device.id}>
    ${icon("pendant")}
    <p>
      <strong>${named(device)}</strong> <span>${where(device, board)}</span><br />
      ${device.name ? html`${device.id} · ` : nothing}${bridged ? words.deviceList.bridged : heard(device, board)}
      ${device.callButton ? html`<br /><strong data-calls>${words.deviceList.calls}</strong>` : nothing}
    </p>
    <div class="site-acts">${callButton(device, devices)} ${bridged ? nothing : mintButton(device, devices)}</div>
  </li>`;
}

function heard(device, board) {
  if (device.lastSeenTrusted === false) {
    return words.deviceList.heardUntimed;
  }
  return device.lastSeen ? words.deviceList.heard(clock(instant(device.lastSeen), board.ward.now())) : words.deviceList.neverHeard;
}

function mintButton(device, devices) {
  return html`<button
    type="button"
    class="small"
    data-mint=${device.id}
    aria-label=${words.deviceList.mintFor(device.id)}
    aria-haspopup="dialog"
    aria-disabled=${devices.pending ? "true" : "false"}
    @click=${() => devices.ask(device.id)}
  >
    ${icon("again")}<span>${words.deviceList.mint}</span>
  </button>`;
}

function question(devices) {
  const sending = devices.pending !== "";
  return html`<dialog
    class="outcome"
    data-modal
    aria-labelledby="device-question"
    aria-describedby="device-warning"
    @close=${() => devices.leave()}
    @cancel=${() => devices.leave()}
  >
    <h2 id="device-question" tabindex="-1" autofocus>${words.deviceList.question(devices.asked)}</h2>
    <p id="device-warning">${words.deviceList.warning}</p>
    <div class="site-acts">
      <button type="button" class="primary" data-mint-sure aria-disabled=${sending ? "true" : "false"} @click=${() => devices.mint()}>
        ${icon("again")}<span>${sending ? words.deviceList.sending : words.deviceList.sure}</span>
      </button>
      <button type="button" data-mint-leave @click=${() => devices.leave()}>${icon("gone")}<span>${words.deviceList.leave}</span></button>
    </div>
  </dialog>`;
}
