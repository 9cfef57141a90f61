// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.util.Locale;
import java.util.Optional;

/**
 * Whether the house is guarded against strangers. Calls, smoke, gas and water are never affected.
 *
 * <p>{@link #code()} is written to disk: a code is never changed or used again.
 */
public enum ArmMode {
    /** Nobody is taken for a stranger. */
    DISARMED(1),
    /** People are at home and awake: nobody is taken for a stranger either. */
    HOME(2),
    /** People sleep: nobody comes in through doors and windows. Who walks about inside is nobody's alarm. */
    NIGHT(3),
    /** Nobody is at home: nothing opens and nothing moves. */
    AWAY(4),
    /** The same for days. */
    VACATION(5);

    private final int code;

    ArmMode(int code) {
        this.code = code;
    }

    /** The number of this mode in stored entries. */
    public int code() {
        return code;
    }

    /** The public name, such as {@code away}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether doors and windows are watched. */
    public boolean watchesDoors() {
        return this == NIGHT || watchesRooms();
    }

    /** Whether what moves inside is watched. */
    public boolean watchesRooms() {
        return this == AWAY || this == VACATION;
    }

    /** The mode with this stored number. */
    public static Optional<ArmMode> ofCode(int code) {
        return Codes.find(values(), code, ArmMode::code);
    }

    /** The mode with this public name. */
    public static Optional<ArmMode> ofWireName(String name) {
        for (ArmMode mode : values()) {
            if (mode.wireName().equals(name)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}
