// SPDX-License-Identifier: Apache-2.0
/** Everything that goes wrong between a device and its gateway, by seed: pure functions from messages to deliveries. */
@NullMarked
package care.lares.sim.fault;

import org.jspecify.annotations.NullMarked;
