// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What a journal must know and be given before anything of it may be given up. Called on the journal's own threads. */
public interface Letting {
    /**
     * Logs that something gives way.
     *
     * @return its sequence number, once it would survive a power cut; fails when the log cannot take it now
     */
    CompletionStage<Long> state(GaveWay statement);

    /**
     * How far vitals were delivered: those before may go when room runs out.
     *
     * @return empty when nobody is to be told, so that all may
     */
    Optional<LogFollower.Place> delivered();

    /** Now, for what has been kept long enough; empty while nobody can trust the clock. */
    Optional<Instant> trustedNow();
}
