// SPDX-License-Identifier: Apache-2.0
/** The alarm desk of a gateway that is killed while people and pendants are at work. */
@NullMarked
package care.lares.sim.desk;

import org.jspecify.annotations.NullMarked;
