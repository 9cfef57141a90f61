// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.util.Locale;
import java.util.Optional;

/** What somebody may use a resident's data for. {@link #code()} is written to disk: never changed or used again. */
public enum Purpose {
    /** Everyday care. */
    CARE(1),
    /** Help in an emergency. */
    EMERGENCY(2),
    /** Learning from many people's data. */
    RESEARCH(3);

    private final int code;

    Purpose(int code) {
        this.code = code;
    }

    /** The number of this purpose in stored entries. */
    public int code() {
        return code;
    }

    /** The public name. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The purpose with this public name. */
    public static Optional<Purpose> ofWireName(String name) {
        for (Purpose purpose : values()) {
            if (purpose.wireName().equals(name)) {
                return Optional.of(purpose);
            }
        }
        return Optional.empty();
    }

    /** The purpose with this stored number. */
    public static Optional<Purpose> ofCode(int code) {
        return Codes.find(values(), code, Purpose::code);
    }
}
