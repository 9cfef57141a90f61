// SPDX-License-Identifier: Apache-2.0
/** Whether devices are still there and their batteries full: silence is never taken for safety. */
@NullMarked
package care.lares.rules.supervision;

import org.jspecify.annotations.NullMarked;
