// SPDX-License-Identifier: Apache-2.0
/** Shelly devices of the second generation and later: their status, told a part at a time, and their buttons. */
@NullMarked
package care.lares.driver.shelly;

import org.jspecify.annotations.NullMarked;
