// SPDX-License-Identifier: Apache-2.0
/** What a centre can check of somebody's log without their code: signed checkpoints, and that each continues the last. */
@NullMarked
package care.lares.sim.centre.proof;

import org.jspecify.annotations.NullMarked;
