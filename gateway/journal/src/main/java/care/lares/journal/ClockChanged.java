// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.Codes;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The machine's clock does not show what it should, was set, or is believed again.
 *
 * <p>The house's time goes on evenly meanwhile: entries are stamped with it, and it follows the machine's clock only
 * once that is believed. Whoever compares {@code at} with {@code machine} sees whether it has.
 *
 * @param at when, in the house's time after the change
 * @param before the house's time right before the change
 * @param machine what the machine's clock showed
 * @param cause what was noticed
 * @param trusted whether the house's time is to be believed from now on
 */
public record ClockChanged(Instant at, Instant before, Instant machine, Cause cause, boolean trusted) implements Entry {

    /** What was noticed. {@link #code()} is written to disk: never changed or used again. */
    public enum Cause {
        /** At start it showed a time before this software was made. */
        NOT_SET(1),
        /** At start it showed a time before the newest in the log. */
        BEHIND_THE_LOG(2),
        /** At start nothing had told the machine what time it is: it has no clock that runs while it is off. */
        UNSYNCHRONISED(3),
        /** It was set forward. */
        FORWARD(4),
        /** It was set back. */
        BACK(5),
        /** It shows what it should again. */
        RETURNED(6),
        /** It has run evenly for long enough, or the machine says that it is synchronised. */
        BELIEVED(7),
        /** The machine slept: time has passed in which nothing ran. */
        SLEPT(8);

        private final int code;

        Cause(int code) {
            this.code = code;
        }

        /** The number of this cause in stored entries. */
        public int code() {
            return code;
        }

        /** The public name. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The cause with this stored number. */
        public static Optional<Cause> ofCode(int code) {
            return Codes.find(values(), code, Cause::code);
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

    /** Forced at once: times of what follows cannot be understood without it. */
    @Override
    public boolean urgent() {
        return true;
    }
}
