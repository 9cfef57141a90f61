// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.Codes;
import java.time.Instant;
import java.util.Optional;

/**
 * Entries of one class are given up for good, so that there is room for others or because their time is over. Written
 * before the first of them goes: after a power cut in between some or all of them may still be there.
 *
 * @param at when
 * @param origin the log they are in
 * @param givenUp their class: telemetry or vitals, never another
 * @param first sequence number of the first of them
 * @param last sequence number of the last of them
 * @param count how many of those between first and last
 * @param reason why
 * @param from none of them was received before
 * @param until none of them was received after
 */
public record GaveWay(
        Instant at,
        String origin,
        EntryClass givenUp,
        long first,
        long last,
        long count,
        Reason reason,
        Instant from,
        Instant until)
        implements Entry {

    /** Why something is given up. {@link #code()} is written to disk: never changed or used again. */
    public enum Reason {
        /** There was no room for what is newer or weighs more. */
        SPACE(1),
        /** It had been kept for as long as it is to be kept. */
        RETENTION(2);

        private final int code;

        Reason(int code) {
            this.code = code;
        }

        /** The number of this reason in stored entries. */
        public int code() {
            return code;
        }

        /** The reason with this stored number. */
        public static Optional<Reason> ofCode(int code) {
            return Codes.find(values(), code, Reason::code);
        }
    }

    /** Refuses what may never go, and ranges that cannot be. */
    public GaveWay {
        if (!givenUp.givesWay()) {
            throw new IllegalArgumentException(givenUp + " entries are never given up");
        }
        if (first < 0 || last < first || count < 1 || count > last - first + 1) {
            throw new IllegalArgumentException("no " + count + " entries are between " + first + " and " + last);
        }
    }

    @Override
    public Subject subject() {
        return Subject.SITE;
    }

    @Override
    public EntryClass entryClass() {
        return EntryClass.EVIDENCE;
    }

    /** Room is wanted now. */
    @Override
    public boolean urgent() {
        return true;
    }
}
