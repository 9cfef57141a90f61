// SPDX-License-Identifier: Apache-2.0
/** A gateway for other people's JUnit tests: the only JUnit outside of tests. */
@NullMarked
package care.lares.sim.junit;

import org.jspecify.annotations.NullMarked;
