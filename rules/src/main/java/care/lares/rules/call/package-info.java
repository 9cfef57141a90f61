// SPDX-License-Identifier: Apache-2.0
/** Calls for help: someone pressed a button. */
@NullMarked
package care.lares.rules.call;

import org.jspecify.annotations.NullMarked;
