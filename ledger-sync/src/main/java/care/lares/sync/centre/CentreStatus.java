// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import care.lares.domain.RecipientId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the outbox stands.
 *
 * @param name of the centre
 * @param up whether the centre is heard and takes what it is sent
 * @param lastHeard when it last answered; empty: not since the start
 * @param silentSince since when it has been silent for too long; empty: it has not
 * @param trouble why it was not reached the last time, in words without an address; empty: it was
 * @param lanes how far each one is
 */
public record CentreStatus(
        RecipientId name,
        boolean up,
        Optional<Instant> lastHeard,
        Optional<Instant> silentSince,
        Optional<String> trouble,
        List<LaneStatus> lanes) {
    /** Copies the lanes. */
    public CentreStatus {
        lanes = List.copyOf(lanes);
    }
}
