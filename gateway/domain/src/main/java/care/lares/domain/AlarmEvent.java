// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.time.Instant;

/**
 * One line of an alarm's history.
 *
 * @param at when
 * @param step what happened
 * @param by who did it: a person's id, a device's id, or {@link #GATEWAY}
 * @param channel how it came in: {@code mqtt}, {@code rule}, {@code timer}, {@link #REGISTRY}
 * @param detail the outcome or the reason, in words; may be empty
 */
public record AlarmEvent(Instant at, AlarmStep step, String by, String channel, String detail) {
    /** Who does what no person and no device did. */
    public static final String GATEWAY = "gateway";
    /** The channel of what followed from a change in who and what is registered. */
    public static final String REGISTRY = "registry";

    /** Longest detail in characters: an outcome is a sentence, not a file. */
    public static final int MAX_DETAIL = 500;

    /** Refuses overlong details. */
    public AlarmEvent {
        if (detail.length() > MAX_DETAIL) {
            throw new IllegalArgumentException("detail is longer than " + MAX_DETAIL + " characters");
        }
    }
}
