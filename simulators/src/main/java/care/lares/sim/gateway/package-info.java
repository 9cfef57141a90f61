// SPDX-License-Identifier: Apache-2.0
/** The gateway as a process beside us: started, asked, killed and stopped, by its commands and its HTTP interface. */
@NullMarked
package care.lares.sim.gateway;

import org.jspecify.annotations.NullMarked;
