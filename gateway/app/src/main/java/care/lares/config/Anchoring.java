// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import java.time.Duration;
import java.util.Optional;

/**
 * Where and how often the log's checkpoints are shown outside.
 *
 * @param every time between two rounds, which is jittered
 * @param ledger where they are anchored
 * @param witnesses who cosigns them
 */
public record Anchoring(Duration every, Optional<LedgerNode> ledger, Witnesses witnesses) {
    /** Where not decided otherwise: what happened in ten minutes at most can be denied. */
    public static final Duration DEFAULT_EVERY = Duration.ofMinutes(10);

    /** Nowhere. */
    public static final Anchoring NOWHERE = new Anchoring(DEFAULT_EVERY, Optional.empty(), Witnesses.NONE);
}
