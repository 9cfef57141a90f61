// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.domain.Ticks;
import care.lares.journal.StorageBudget;
import care.lares.journal.log.CommitQueue;
import java.time.Duration;

/**
 * How the journal trades time for wear.
 *
 * @param linger longest time an entry that is not urgent waits for company before it is forced; zero: none
 * @param segmentBytes length from which on a segment asks for a snapshot and a successor
 * @param sealEvery longest time an entry stays without a checkpoint
 * @param sealEntries most entries without a checkpoint
 * @param retryEvery how long the writer waits while storage fails
 * @param segmentAge age from which on a segment asks for a successor: entries of one go together
 * @param budget how much room it may take, and how long it keeps what
 * @param sparing whether storage wears out by writing: readings then linger whether anybody comes or not
 */
public record JournalSettings(
        Duration linger,
        long segmentBytes,
        Duration sealEvery,
        int sealEntries,
        Duration retryEvery,
        Duration segmentAge,
        StorageBudget budget,
        boolean sparing) {
    /** Longest linger: a sender of CoAP or MQTT repeats itself when it waits much longer. */
    public static final Duration MAX_LINGER = Duration.ofSeconds(10);

    /** Entries of one segment go together: none stays for more than a day longer than it is to be kept. */
    private static final Duration A_DAY = Duration.ofDays(1);

    /** Bytes of a segment: a start reads the newest one before it hears anybody, some 50,000 entries at most. */
    private static final long SEGMENT_BYTES = 8L << 20;

    /** What a gateway runs with unless told otherwise. */
    public static final JournalSettings DEFAULT = new JournalSettings(
            Duration.ofMillis(10), SEGMENT_BYTES, Duration.ofSeconds(10), 65_536, Duration.ofSeconds(1));

    /**
     * What it runs with on a card: writes come in company, and checkpoints are published less often. Whoever asks for a
     * receipt gets one as soon as ever.
     */
    public static final JournalSettings SPARING = new JournalSettings(
            Duration.ofSeconds(2),
            DEFAULT.segmentBytes,
            Duration.ofMinutes(2),
            DEFAULT.sealEntries,
            DEFAULT.retryEvery,
            DEFAULT.segmentAge,
            DEFAULT.budget,
            true);

    /** A segment is at most such a part of the room there is: less goes at once, and less is needed to rewrite it. */
    private static final int SEGMENTS_IN_ROOM = 64;

    private static final long LEAST_SEGMENT_BYTES = 256L << 10;

    /** With all the room there is. */
    public JournalSettings(
            Duration linger, long segmentBytes, Duration sealEvery, int sealEntries, Duration retryEvery) {
        this(linger, segmentBytes, sealEvery, sealEntries, retryEvery, A_DAY, StorageBudget.WHOLE_DISK);
    }

    /** On storage that does not wear out. */
    public JournalSettings(
            Duration linger,
            long segmentBytes,
            Duration sealEvery,
            int sealEntries,
            Duration retryEvery,
            Duration segmentAge,
            StorageBudget budget) {
        this(linger, segmentBytes, sealEvery, sealEntries, retryEvery, segmentAge, budget, false);
    }

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
        return new JournalSettings(
                other, segmentBytes, sealEvery, sealEntries, retryEvery, segmentAge, budget, sparing);
    }

    /** The same with another budget. */
    public JournalSettings withBudget(StorageBudget other) {
        return new JournalSettings(
                linger, segmentBytes, sealEvery, sealEntries, retryEvery, segmentAge, other, sparing);
    }

    /** A queue of entries on their way to the writer, the first of which gets this sequence number. */
    CommitQueue queue(long next, Ticks ticks) {
        return new CommitQueue(next, linger, sparing, ticks);
    }

    /** The same with segments that fit into so much room. */
    JournalSettings within(long total) {
        long most = Math.max(LEAST_SEGMENT_BYTES, total / SEGMENTS_IN_ROOM);
        return new JournalSettings(
                linger, Math.min(segmentBytes, most), sealEvery, sealEntries, retryEvery, segmentAge, budget, sparing);
    }
}
