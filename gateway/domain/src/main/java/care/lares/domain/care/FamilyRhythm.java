// SPDX-License-Identifier: Apache-2.0
package care.lares.domain.care;

import java.time.Duration;
import java.time.Instant;

/**
 * How often somebody's family is to be in touch.
 *
 * @param every at least once in this time, whole days
 * @param since from when on it counts, where nobody has been in touch since
 */
public record FamilyRhythm(Duration every, Instant since) {
    /** Shortest: who is visited each day needs no reminder within one. */
    public static final int MIN_DAYS = 1;
    /** Longest: once a year is a birthday. */
    public static final int MAX_DAYS = 365;

    /** Refuses what is no number of days. */
    public FamilyRhythm {
        if (every.compareTo(Duration.ofDays(MIN_DAYS)) < 0
                || every.compareTo(Duration.ofDays(MAX_DAYS)) > 0
                || !every.equals(Duration.ofDays(every.toDays()))) {
            throw new IllegalArgumentException("a family is in touch every " + MIN_DAYS + " to " + MAX_DAYS + " days");
        }
    }
}
