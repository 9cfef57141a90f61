// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.security.Principal;

/**
 * Who a client is. A client id means something only within its credential, or a device could throw others out, or hear
 * what waits for them, by their names.
 *
 * @param principal who it has proved to be
 * @param clientId what it calls itself
 */
record ClientKey(Principal principal, String clientId) {}
