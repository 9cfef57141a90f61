// SPDX-License-Identifier: Apache-2.0
/** What leaves the house, and what is written down before it does. */
@NullMarked
package care.lares.sync;

import org.jspecify.annotations.NullMarked;
