// SPDX-License-Identifier: Apache-2.0
/** Who is called when: shifts, absences, quiet hours and the order of calls, as values. */
@NullMarked
package care.lares.domain.roster;

import org.jspecify.annotations.NullMarked;
