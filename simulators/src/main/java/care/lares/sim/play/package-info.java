// SPDX-License-Identifier: Apache-2.0
/** Plays a ward's life to a gateway: when, on which lines, and what the gateway has to account for afterwards. */
@NullMarked
package care.lares.sim.play;

import org.jspecify.annotations.NullMarked;
