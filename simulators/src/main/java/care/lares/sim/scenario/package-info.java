// SPDX-License-Identifier: Apache-2.0
/** What is to happen on a ward and which alarms must come of it: the file, and the judgement of what was seen. */
@NullMarked
package care.lares.sim.scenario;

import org.jspecify.annotations.NullMarked;
