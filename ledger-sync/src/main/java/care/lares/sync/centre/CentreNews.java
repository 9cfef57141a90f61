// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import care.lares.domain.Delivery;
import care.lares.journal.Lane;
import java.time.Instant;

/** Who is told what became of what was sent. Called on the outbox's threads: implementations hand over and return. */
public interface CentreNews {
    /** A step of an alarm was confirmed, is delayed or was refused. */
    void came(Delivery delivery);

    /**
     * The centre has not confirmed anything for a while.
     *
     * @param since when it was last heard
     * @param reason why, in words without an address
     */
    void silent(Instant since, String reason);

    /** The centre is heard again, or for the first time since the start. */
    void heard();

    /**
     * The centre refused a bundle for good, and the lane goes on without it.
     *
     * @param bundle its id
     * @param reason what the centre said, in words
     */
    void refused(Lane lane, String bundle, String reason);
}
