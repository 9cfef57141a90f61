// SPDX-License-Identifier: Apache-2.0
/** The log on disk: segment files, batches and frames, group commit, and what is done when storage fails. */
@NullMarked
package care.lares.journal.log;

import org.jspecify.annotations.NullMarked;
