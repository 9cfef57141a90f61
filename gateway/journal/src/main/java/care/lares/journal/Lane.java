// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.Codes;
import java.util.Locale;
import java.util.Optional;

/** What travels to the monitoring centre together. {@link #code()} is written to disk: never changed or used again. */
public enum Lane {
    /** Alarms, each as it stands after its newest step. */
    ALARMS(1),
    /** Summaries of what tells something about a person. */
    VITALS(2),
    /** Summaries of what tells something about rooms and devices. */
    TELEMETRY(3);

    private final int code;

    Lane(int code) {
        this.code = code;
    }

    /** The number of this lane in stored entries. */
    public int code() {
        return code;
    }

    /** The public name. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The lane with this stored number. */
    public static Optional<Lane> ofCode(int code) {
        return Codes.find(values(), code, Lane::code);
    }
}
