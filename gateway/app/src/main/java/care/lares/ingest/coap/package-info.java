// SPDX-License-Identifier: Apache-2.0
/** The CoAP door, plain and over DTLS: the only Californium. Its threads hand every request over to the event loop. */
@NullMarked
package care.lares.ingest.coap;

import org.jspecify.annotations.NullMarked;
