// SPDX-License-Identifier: Apache-2.0
/** What other settings would have made of the past: the same rules and the same desk over what was told then. Pure. */
@NullMarked
package care.lares.rules.trial;

import org.jspecify.annotations.NullMarked;
