// SPDX-License-Identifier: Apache-2.0
package care.lares.health;

import care.lares.journal.Lane;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far the monitoring centre has been told.
 *
 * @param centre its name; empty without one
 * @param state whether it is there
 * @param lastHeard when it last answered; empty: not since the start
 * @param silentSince since when it has been silent for too long; empty: it has not
 * @param trouble why it was not reached the last time, in words without an address; empty: it was
 * @param lanes how far each lane is; none without a centre
 */
public record OutboxReport(
        Optional<String> centre,
        State state,
        Optional<Instant> lastHeard,
        Optional<Instant> silentSince,
        Optional<String> trouble,
        List<LaneReport> lanes) {
    /** No centre is told anything. */
    public static final OutboxReport OFF = new OutboxReport(
            Optional.empty(), State.OFF, Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    /** Copies the lanes. */
    public OutboxReport {
        lanes = List.copyOf(lanes);
    }

    /** How far one lane is. */
    public Optional<LaneReport> of(Lane lane) {
        return lanes.stream().filter(one -> one.lane() == lane).findFirst();
    }

    /** Whether a centre is there. */
    public enum State {
        /** It answers and takes what it is sent. */
        UP,
        /** It does not, or has not been heard since the start. */
        SILENT,
        /** There is none. */
        OFF
    }

    /**
     * How far a lane is.
     *
     * @param lane which one
     * @param cursor every entry of the log before this is done with
     * @param pending bundles that are due and not confirmed, as far as the log has been read
     * @param oldest since when the oldest of them waits
     * @param lastConfirmed when the centre last confirmed one
     * @param delivered bundles confirmed since the start
     * @param refused bundles the centre refused for good since the start
     * @param withheld summaries that did not leave for want of a consent since the start
     * @param readings readings summarised since the start
     */
    public record LaneReport(
            Lane lane,
            long cursor,
            int pending,
            Optional<Instant> oldest,
            Optional<Instant> lastConfirmed,
            long delivered,
            long refused,
            long withheld,
            long readings) {}
}
