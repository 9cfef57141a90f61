// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.care;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How somebody's check-in stands.
 *
 * @param state in a word
 * @param window the window it is about: the one that is open and ends first, else the newest; empty when there was none yet
 */
public record CheckInStand(State state, Optional<Window> window) {

    /**
     * When somebody is asked.
     *
     * @param from when they are asked first
     * @param to until when they are to answer
     */
    public record Window(Instant from, Instant to) {}

    /** In a word. */
    public enum State {
        /** They are not asked at all. */
        OFF,
        /** They are out of the house. */
        AWAY,
        /** Nobody knows what time it is: they are not asked, and nobody knows how they are. */
        CLOCK_UNTRUSTED,
        /** They will be asked. */
        WAITING,
        /** They are asked, and have not answered yet. */
        ASKED,
        /** They have answered. */
        ANSWERED,
        /** They have not. */
        MISSED;

        /** The public name, such as {@code clock_untrusted}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static CheckInStand of(State state) {
        return new CheckInStand(state, Optional.empty());
    }

    /** Whether an answer is taken. */
    public boolean takesAnswers() {
        return state == State.ASKED || state == State.MISSED;
    }
}
