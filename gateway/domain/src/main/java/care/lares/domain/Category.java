// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.util.Locale;

/** What an alarm is about. */
public enum Category {
    PERSON,
    ENVIRONMENT,
    SECURITY,
    ASSISTANCE,
    TECHNICAL;

    /** Whether somebody may be in danger of their life. */
    public boolean danger() {
        return this == PERSON || this == ENVIRONMENT;
    }

    /** The public name. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
