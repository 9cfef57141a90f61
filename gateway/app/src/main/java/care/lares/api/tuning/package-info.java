// SPDX-License-Identifier: Apache-2.0
/** What the rules go by: shown, tried on the past, and set anew. */
@NullMarked
package care.lares.api.tuning;

import org.jspecify.annotations.NullMarked;
