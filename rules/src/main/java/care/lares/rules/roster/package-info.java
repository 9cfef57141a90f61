// SPDX-License-Identifier: Apache-2.0
/** Whom to call with an alarm at which step and hour, and whether there is somebody for every hour: pure. */
@NullMarked
package care.lares.rules.roster;

import org.jspecify.annotations.NullMarked;
