// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.util.regex.Pattern;

/**
 * An alarm, named by a keyed hash of what raised it, so that a press repeated after a power cut is the same alarm.
 *
 * @param value 32 lower-case hexadecimal digits
 */
public record AlarmId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    /** Refuses anything but 32 hexadecimal digits. */
    public AlarmId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("alarm id must be 32 hexadecimal digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
