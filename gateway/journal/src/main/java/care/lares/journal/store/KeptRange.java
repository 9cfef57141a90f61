// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.h2.PartedSegment;

/**
 * A rewritten segment and which leaves it had.
 *
 * @param segment which one, as it is now
 * @param first its first leaf
 * @param next one past its last
 */
record KeptRange(PartedSegment segment, long first, long next) {}
