// SPDX-License-Identifier: Apache-2.0
/** Invented residents, their night and their devices: pure state machines, the same for the same seed. */
@NullMarked
package care.lares.sim.ward;

import org.jspecify.annotations.NullMarked;
