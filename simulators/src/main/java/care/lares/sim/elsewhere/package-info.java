// SPDX-License-Identifier: Apache-2.0
/** Who is told elsewhere what a gateway wrote down, each in a process of its own: a ledger, a witness, a centre. */
@NullMarked
package care.lares.sim.elsewhere;

import org.jspecify.annotations.NullMarked;
