// SPDX-License-Identifier: Apache-2.0
/** {@code lares simulate}: devices only, against a gateway that runs already, and a scenario that judges it. */
@NullMarked
package care.lares.sim.simulate;

import org.jspecify.annotations.NullMarked;
