// SPDX-License-Identifier: Apache-2.0
/** What time it is in the house: goes on evenly, whatever becomes of the machine's clock. */
@NullMarked
package care.lares.clock;

import org.jspecify.annotations.NullMarked;
