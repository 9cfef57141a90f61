// SPDX-License-Identifier: Apache-2.0
/** A client's line to the gateway, as a real device keeps it: MQTT behind a small port of our own. */
@NullMarked
package care.lares.sim.link;

import org.jspecify.annotations.NullMarked;
