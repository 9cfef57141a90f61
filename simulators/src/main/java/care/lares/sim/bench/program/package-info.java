// SPDX-License-Identifier: Apache-2.0
/** Runs programs that live with the tests of another part, in processes beside the simulators. */
@NullMarked
package care.lares.sim.bench.program;

import org.jspecify.annotations.NullMarked;
