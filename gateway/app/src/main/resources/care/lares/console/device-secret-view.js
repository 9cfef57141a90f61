// SPDX-License-Identifier: Apache-2.0
// A secret that was minted a moment ago, with what a technician enters where; it is nowhere else.

import { icon } from "./icon.js";
import { html, nothing } from "./lit.js";
import { words } from "./words.js";

/** @param {import("./devices.js").Devices} devices */
export function secretView(devices) {
  const { id, secret, psk } = devices.minted;
  return html`<section class="site-report" data-minted=${id} aria-labelledby="device-secret">
    <h3 id="device-secret" tabindex="-1">${words.deviceList.minted(id)}</h3>
    <p class="site-well">${icon("ready")}<span>${words.deviceList.once}</span></p>
    ${secret ? html`${copyable("secret", words.deviceList.secret, secret, devices)} ${mqtt(id, devices)}` : nothing}
    ${psk ? html`${copyable("key", words.deviceList.key, psk.key, devices)} ${coap(psk, devices)}` : html`<p class="site-quiet">${words.deviceList.noKey}</p>`}
    <p role="status" data-copied>${devices.copy}</p>
    <div class="site-acts">
      <button type="button" class="primary" data-secret-done @click=${() => devices.hide()}>${icon("ready")}<span>${words.deviceList.done}</span></button>
    </div>
  </section>`;
}

function copyable(name, said, value, devices) {
  return html`<div class="device-secret">
    <span>${said}</span>
    <code data-secret=${name}>${value}</code>
    <button type="button" class="small" data-copy=${name} aria-label=${words.deviceList.copyOf(said)} @click=${(event) => devices.take(event.currentTarget.previousElementSibling)}>
      ${icon("save")}<span>${words.deviceList.copy}</span>
    </button>
  </div>`;
}

/** Where a device over MQTT or HTTP is told what. */
function mqtt(id, devices) {
  return html`<dl class="device-words">
    <dt>MQTT</dt>
    <dd>${place(devices, "mqtt")}</dd>
    ${entry(words.deviceList.user, id)} <dt>${words.deviceList.password}</dt>
    <dd>${words.deviceList.theSecret}</dd>
    ${entry(words.deviceList.topic, `lares/v1/devices/${id}/readings`)}
    <dt>HTTP</dt>
    <dd><code>POST /api/v1/devices/${id}/readings</code> · <code>Authorization: Bearer …</code> (${words.deviceList.theSecret})</dd>
  </dl>`;
}

function coap(psk, devices) {
  return html`<dl class="device-words">
    <dt>CoAP</dt>
    <dd>${words.deviceList.coap(place(devices, "coaps"))}</dd>
    ${entry(words.deviceList.identity, psk.identity)} <dt>${words.deviceList.preshared}</dt>
    <dd>${words.deviceList.theKey}</dd>
  </dl>`;
}

/** Where the gateway listens, as far as it says. */
function place({ listeners }, name) {
  const host = location.hostname;
  if (!listeners) {
    return host;
  }
  return listeners[name] ? words.deviceList.port(host, listeners[name]) : words.deviceList.off;
}

function entry(said, value) {
  return html`<dt>${said}</dt>
    <dd><code>${value}</code></dd>`;
}
