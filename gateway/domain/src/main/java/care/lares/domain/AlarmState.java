// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.util.Locale;
import java.util.Optional;

/** Where an alarm stands. {@link #code()} is written to disk: never changed or used again. */
public enum AlarmState {
    /** Nobody has answered. */
    ACTIVE(1),
    /** Someone has seen it; sound off, escalation held for a while. */
    ACKNOWLEDGED(2),
    /** A named person is going; escalation held for a while. */
    ACCEPTED(3),
    /** A latching alarm whose cause has gone before anyone acted: still open. */
    ENDED_UNACKNOWLEDGED(4),
    /** Over: someone who was there said how, or a condition that does not latch has gone. */
    ENDED(5);

    private final int code;

    AlarmState(int code) {
        this.code = code;
    }

    /** The number of this state in stored entries. */
    public int code() {
        return code;
    }

    /** Whether it still needs someone. */
    public boolean open() {
        return this != ENDED;
    }

    /** Whether someone has answered, and nothing has happened since that they did not answer. */
    public boolean answered() {
        return this == ACKNOWLEDGED || this == ACCEPTED;
    }

    /** The public name. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state with this stored number. */
    public static Optional<AlarmState> ofCode(int code) {
        return Codes.find(values(), code, AlarmState::code);
    }
}
