// SPDX-License-Identifier: Apache-2.0
/** Copies of a data directory: made while its gateway runs, and put back where there is none. */
@NullMarked
package care.lares.journal.backup;

import org.jspecify.annotations.NullMarked;
