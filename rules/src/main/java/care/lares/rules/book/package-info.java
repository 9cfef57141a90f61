// SPDX-License-Identifier: Apache-2.0
/** All rules together: what one device has told so far, and what one more reading or the time makes of it. */
@NullMarked
package care.lares.rules.book;

import org.jspecify.annotations.NullMarked;
