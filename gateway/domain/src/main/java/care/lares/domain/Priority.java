// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.util.Locale;

/** How soon someone must act (IEC 60601-1-8), most urgent first. */
public enum Priority {
    /** At once. */
    HIGH,
    /** Promptly. */
    MEDIUM,
    /** To be known. */
    LOW;

    /** Whether someone must act sooner than at this one. */
    public boolean isAbove(Priority other) {
        return compareTo(other) < 0;
    }

    /** The public name. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
