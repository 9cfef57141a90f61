// SPDX-License-Identifier: Apache-2.0
/**
 * Judges receipts and data directories by what docs/formats.md says, without a line of the code that wrote them: a
 * mistake the writer makes is found here instead of made twice.
 */
@NullMarked
package care.lares.journal.check;

import org.jspecify.annotations.NullMarked;
