// SPDX-License-Identifier: Apache-2.0
/** The port every device family implements: bytes in, readings or reasons out. Pure, no threads, no clocks. */
@NullMarked
package care.lares.driver;

import org.jspecify.annotations.NullMarked;
