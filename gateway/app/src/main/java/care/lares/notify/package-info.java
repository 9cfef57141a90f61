// SPDX-License-Identifier: Apache-2.0
/** The port every way out implements: an alarm took a step, tell people. */
@NullMarked
package care.lares.notify;

import org.jspecify.annotations.NullMarked;
