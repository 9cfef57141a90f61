// SPDX-License-Identifier: Apache-2.0
/** One night on a ward from end to end, with a power cut in the middle of a call, and what must hold after it. */
@NullMarked
package care.lares.sim.demo;

import org.jspecify.annotations.NullMarked;
