// SPDX-License-Identifier: Apache-2.0
/** What the day of somebody who lives alone shows of how they are: silence, nights out of bed, doors. Pure. */
@NullMarked
package care.lares.rules.presence;

import org.jspecify.annotations.NullMarked;
