// SPDX-License-Identifier: Apache-2.0
/** What is told elsewhere about an hour: numbers instead of readings. Pure. */
@NullMarked
package care.lares.sync.summary;

import org.jspecify.annotations.NullMarked;
