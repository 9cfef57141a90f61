// SPDX-License-Identifier: Apache-2.0
/** Files in which somebody's devices were recorded, line by line, as messages to a gateway: pure. */
@NullMarked
package care.lares.sim.recording;

import org.jspecify.annotations.NullMarked;
