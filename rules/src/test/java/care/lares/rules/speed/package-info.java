// SPDX-License-Identifier: Apache-2.0
/** How fast rules and desk are by themselves, and how much memory they need. */
@NullMarked
package care.lares.rules.speed;

import org.jspecify.annotations.NullMarked;
