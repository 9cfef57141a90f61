// SPDX-License-Identifier: Apache-2.0
/** Devices that speak CoAP, plain or with a pre-shared key over DTLS: the only Californium here. */
@NullMarked
package care.lares.sim.coap;

import org.jspecify.annotations.NullMarked;
