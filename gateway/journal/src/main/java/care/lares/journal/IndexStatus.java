// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import java.time.Duration;
import java.util.Locale;

/**
 * How far what people query has come behind the log.
 *
 * @param state whether answers can be trusted to be whole
 * @param indexed number of entries of the current log that can be queried
 * @param durable number of entries of the current log that would survive a power cut
 * @param lag how long the oldest durable entry that cannot be queried yet has been waiting; zero when there is none
 * @param progress how much of all there is to verify or to rebuild has been done, 0 to 1; 1 when complete
 * @param unavailable why nothing at all can be searched now, in words; empty when it can
 */
public record IndexStatus(State state, long indexed, long durable, Duration lag, double progress, String unavailable) {
    /** Of a journal without an index: nothing is queried, nothing waits. */
    public static final IndexStatus NONE = new IndexStatus(State.REBUILDING, 0, 0, Duration.ZERO, 0, "");

    /** What answers are worth. */
    public enum State {
        /** What was indexed is being compared with the log, or has not caught up with it: an answer may lack or repeat. */
        VERIFYING,
        /** The index was replaced and is being filled from the log, oldest entries first: an answer may lack. */
        REBUILDING,
        /** Every entry up to {@link IndexStatus#indexed()} is found. */
        COMPLETE;

        /** The public name, such as {@code verifying}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The same, with answers that may lack something. */
    public IndexStatus doubted() {
        return new IndexStatus(State.VERIFYING, indexed, durable, lag, 0, unavailable);
    }

    /** Number of durable entries that cannot be queried yet. */
    public long waiting() {
        return Math.max(0, durable - indexed);
    }
}
