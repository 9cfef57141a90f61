// SPDX-License-Identifier: Apache-2.0
/** MQTT by hand, for what no client library does: measuring without one, and repeating a message as a bad radio does. */
@NullMarked
package care.lares.sim.wire;

import org.jspecify.annotations.NullMarked;
