// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import java.util.List;

/**
 * A stretch of the log as it is to be indexed: as a whole or not at all.
 *
 * @param origin ordinal of its log
 * @param first its first sequence number
 * @param next one past its last sequence number
 * @param logSum sum over the commitments of its leaves, see {@link #summand}
 * @param readings those in it, in any order
 * @param alarms the steps in it, in the order of the log
 */
public record Block(int origin, long first, long next, long logSum, FreshReadings readings, List<IndexedAlarm> alarms) {
    /**
     * Most sequence numbers in a block: what is read again from the log after a start, and how many readings of one
     * series can share a row.
     */
    public static final int MAX_ENTRIES = 8192;

    /** Copies the alarms; the readings are handed over. */
    public Block {
        alarms = List.copyOf(alarms);
    }

    /** What a leaf adds to {@link #logSum}: a keyed hash mixed with its place, so that no two orders have one sum. */
    public static long summand(long seq, byte[] commitment) {
        long prefix = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            prefix = prefix << Byte.SIZE | (commitment[i] & 0xff);
        }
        return Mix.of(prefix ^ Mix.of(seq));
    }
}
