// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.time.Instant;

/**
 * One line of an alarm's history.
 *
 * @param at when
 * @param step what happened
 * @param by who did it: a person's id, a device's id, or {@code gateway}
 * @param channel how it came in: {@code mqtt}, {@code rule}, {@code timer}
 * @param detail the outcome or the reason, in words; may be empty
 */
public record AlarmEvent(Instant at, AlarmStep step, String by, String channel, String detail) {
    /** Longest detail in characters: an outcome is a sentence, not a file. */
    public static final int MAX_DETAIL = 500;

    /** Refuses overlong details. */
    public AlarmEvent {
        if (detail.length() > MAX_DETAIL) {
            throw new IllegalArgumentException("detail is longer than " + MAX_DETAIL + " characters");
        }
    }
}
