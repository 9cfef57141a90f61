// SPDX-License-Identifier: Apache-2.0
/** The journal: composes the log's files, the keys and what makes the log provable. */
@NullMarked
package care.lares.journal.store;

import org.jspecify.annotations.NullMarked;
