// SPDX-License-Identifier: Apache-2.0
/**
 * What makes the log provable: entry bodies, commitments, the RFC 9162 tree, tiles, checkpoints, proofs and receipts, as
 * pure functions over bytes.
 */
@NullMarked
package care.lares.journal.seal;

import org.jspecify.annotations.NullMarked;
