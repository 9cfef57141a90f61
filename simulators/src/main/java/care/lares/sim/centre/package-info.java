// SPDX-License-Identifier: Apache-2.0
/** A monitoring centre to try gateways against: believes nothing unchecked, forgets nothing it confirmed, fails on command. */
@NullMarked
package care.lares.sim.centre;

import org.jspecify.annotations.NullMarked;
