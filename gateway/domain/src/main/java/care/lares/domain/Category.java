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

    /** The public name. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
