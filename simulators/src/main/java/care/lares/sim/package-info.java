// SPDX-License-Identifier: Apache-2.0
/** The simulators' program: its commands and the only clock it reads. */
@NullMarked
package care.lares.sim;

import org.jspecify.annotations.NullMarked;
