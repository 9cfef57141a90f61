// SPDX-License-Identifier: Apache-2.0
/** Falls that a device has detected, or suspects. */
@NullMarked
package care.lares.rules.fall;

import org.jspecify.annotations.NullMarked;
