// SPDX-License-Identifier: Apache-2.0
package care.lares.domain.care;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What was noted about somebody's care.
 *
 * <p>{@link #code()} is written to disk: a code is never changed or used again.
 */
public enum CareEvent {
    /** They said themselves that they are well, with a button. */
    PRESSED(1),
    /** They were seen to be up and about. */
    SEEN_ABOUT(2),
    /** Somebody who cares for them has looked. */
    CONFIRMED(3),
    /** They were asked and did not answer in time. */
    MISSED(4),
    /** Their family was there. */
    VISIT(5),
    /** Their family has spoken with them. */
    CALL(6);

    private final int code;

    CareEvent(int code) {
        this.code = code;
    }

    /** The number of this event in stored entries. */
    public int code() {
        return code;
    }

    /** The public name, such as {@code seen_about}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is what became of a check-in, rather than of the family. */
    public boolean aboutCheckIn() {
        return this != VISIT && this != CALL;
    }

    /** The event with this stored number. */
    public static Optional<CareEvent> ofCode(int code) {
        return Arrays.stream(values()).filter(event -> event.code == code).findFirst();
    }
}
