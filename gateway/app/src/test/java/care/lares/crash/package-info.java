// SPDX-License-Identifier: Apache-2.0
/** A gateway that dies again and again while alarms are on their way, with the real journal, rules and desk. */
@NullMarked
package care.lares.crash;

import org.jspecify.annotations.NullMarked;
