// SPDX-License-Identifier: Apache-2.0
/** Cuts the power at every call of every durable step of the journal, in a process beside the simulators. */
@NullMarked
package care.lares.sim.bench.cuts;

import org.jspecify.annotations.NullMarked;
