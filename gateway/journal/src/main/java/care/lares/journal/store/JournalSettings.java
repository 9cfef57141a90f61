// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import java.time.Duration;

/**
 * How the journal trades time for wear.
 *
 * @param linger longest time an entry that is not urgent waits for company before it is forced; zero: none
 * @param segmentBytes length from which on a segment asks for a snapshot and a successor
 * @param sealEvery longest time an entry stays without a checkpoint
 * @param sealEntries most entries without a checkpoint
 * @param retryEvery how long the writer waits while storage fails
 */
public record JournalSettings(
        Duration linger, long segmentBytes, Duration sealEvery, int sealEntries, Duration retryEvery) {
    /** Longest linger: a sender of CoAP or MQTT repeats itself when it waits much longer. */
    public static final Duration MAX_LINGER = Duration.ofSeconds(10);

    /** What a gateway runs with unless told otherwise. */
    public static final JournalSettings DEFAULT = new JournalSettings(
            Duration.ofMillis(10), 32L << 20, Duration.ofSeconds(10), 65_536, Duration.ofSeconds(1));

    /** Refuses what could not work. */
    public JournalSettings {
        if (linger.isNegative() || linger.compareTo(MAX_LINGER) > 0) {
            throw new IllegalArgumentException("linger must be between 0 and " + MAX_LINGER.toSeconds() + " s");
        }
        if (segmentBytes < 1 || sealEntries < 1 || sealEvery.isNegative() || retryEvery.isNegative()) {
            throw new IllegalArgumentException("sizes must be at least 1, durations not negative");
        }
    }

    /** The same with another linger. */
    public JournalSettings withLinger(Duration other) {
        return new JournalSettings(other, segmentBytes, sealEvery, sealEntries, retryEvery);
    }
}
