// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.Codes;
import java.util.Locale;
import java.util.Optional;

/** In which order entries give way when space runs out. {@link #code()} is written to disk: never changed. */
public enum EntryClass {
    /** Goes first: batteries, room temperatures. */
    TELEMETRY(1),
    /** Goes when delivered and old: vital signs, motion. */
    VITAL(2),
    /** Never goes: alarms and what people did about them. */
    ALARM(3),
    /** Never goes: enrolments, starts, links between logs. */
    EVIDENCE(4);

    private final int code;

    EntryClass(int code) {
        this.code = code;
    }

    /** The number in a frame's header. */
    public int code() {
        return code;
    }

    /** The name in configuration and answers. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether entries of this class may ever be given up. */
    public boolean givesWay() {
        return this == TELEMETRY || this == VITAL;
    }

    /** The class with this stored number. */
    public static Optional<EntryClass> ofCode(int code) {
        return Codes.find(values(), code, EntryClass::code);
    }
}
