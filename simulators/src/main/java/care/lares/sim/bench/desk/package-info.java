// SPDX-License-Identifier: Apache-2.0
/** Rules and alarm desk by themselves: random nights, months of a ward, speed; in processes beside the simulators. */
@NullMarked
package care.lares.sim.bench.desk;

import org.jspecify.annotations.NullMarked;
