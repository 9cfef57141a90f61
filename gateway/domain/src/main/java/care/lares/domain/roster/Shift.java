// SPDX-License-Identifier: Apache-2.0
package care.lares.domain.roster;

import care.lares.domain.ContactId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Hours for which the same people are on duty.
 *
 * @param name names it within the roster, such as {@code night}
 * @param when its hours
 * @param handover for how long whoever leaves is called together with whoever comes; 0 to 2 h
 * @param contacts who is on duty, in the order they are called where that is done in turn
 */
public record Shift(String name, WeeklySpan when, Duration handover, List<ContactId> contacts) {
    /** Longest name in characters: fits beside a row of hours. */
    public static final int MAX_NAME = 40;
    /** Most people on one shift: more do not fit on a page, and are a list of numbers rather than a roster. */
    public static final int MAX_CONTACTS = 32;
    /** Longest hand-over: longer is a shift of its own. */
    public static final Duration MAX_HANDOVER = Duration.ofHours(2);

    /** Copies the contacts; refuses what is no shift. */
    public Shift {
        contacts = List.copyOf(contacts);
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException("a shift's name has 1 to " + MAX_NAME + " characters");
        }
        if (contacts.isEmpty() || contacts.size() > MAX_CONTACTS) {
            throw new IllegalArgumentException("a shift has 1 to " + MAX_CONTACTS + " contacts");
        }
        if (handover.isNegative() || handover.compareTo(MAX_HANDOVER) > 0) {
            throw new IllegalArgumentException("a hand-over takes 0 to 120 minutes");
        }
    }

    /** Whether those on it are on duty at that moment. */
    public boolean onDuty(Instant at, ZoneId zone) {
        return when.holds(at, zone, handover);
    }
}
