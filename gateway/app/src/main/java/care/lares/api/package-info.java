// SPDX-License-Identifier: Apache-2.0
/** The HTTP interface for programs: health and receipts. */
@NullMarked
package care.lares.api;

import org.jspecify.annotations.NullMarked;
