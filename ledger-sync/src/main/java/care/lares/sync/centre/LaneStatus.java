// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import care.lares.journal.Lane;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a lane is.
 *
 * @param lane which one
 * @param cursor every entry of the log before this is done with
 * @param pending bundles that are due and not confirmed, as far as the log has been read; 0: nothing is due
 * @param oldest since when the oldest of them waits: its hour's end, or when the alarm was raised
 * @param lastConfirmed when the centre last confirmed one; empty: not since the start
 * @param delivered bundles that were confirmed since the start
 * @param refused bundles that the centre refused for good since the start
 * @param withheld summaries that did not leave for want of a consent since the start
 * @param readings how many readings were summarised since the start
 */
public record LaneStatus(
        Lane lane,
        long cursor,
        int pending,
        Optional<Instant> oldest,
        Optional<Instant> lastConfirmed,
        long delivered,
        long refused,
        long withheld,
        long readings) {}
