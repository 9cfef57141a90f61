// SPDX-License-Identifier: Apache-2.0
/** Verifies receipts offline: what a receipt proves, and how far. */
@NullMarked
package care.lares.sync.verify;

import org.jspecify.annotations.NullMarked;
