// SPDX-License-Identifier: Apache-2.0
/** One file that is only ever added to: what stands in it was forced to the disk before anyone was told. */
@NullMarked
package care.lares.sim.centre.store;

import org.jspecify.annotations.NullMarked;
