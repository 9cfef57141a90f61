// SPDX-License-Identifier: Apache-2.0
/** Ports of the journal: what the rest of the gateway may ask of the log, and the entries it holds. */
@NullMarked
package care.lares.journal;

import org.jspecify.annotations.NullMarked;
