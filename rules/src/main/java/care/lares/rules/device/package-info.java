// SPDX-License-Identifier: Apache-2.0
/** What devices say of themselves: opened, without mains, faulty. For the technician, unless it lasts. */
@NullMarked
package care.lares.rules.device;

import org.jspecify.annotations.NullMarked;
