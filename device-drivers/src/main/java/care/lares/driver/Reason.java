// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import java.util.Locale;

/** Why something was refused: the label of a counter. */
public enum Reason {
    /** Not JSON, cut short, nested too deep. */
    MALFORMED,
    /** A field is missing. */
    MISSING_FIELD,
    /** A kind that is not in the list. */
    UNKNOWN_KIND,
    /** A value whose form is not the kind's. */
    WRONG_TYPE,
    /** A unit that cannot be converted. */
    UNKNOWN_UNIT,
    /** A time that is not RFC 3339. */
    BAD_TIME,
    /** An id that is too long or not text. */
    BAD_ID,
    /** A topic that nobody listens to, or that this sender may not use. */
    WRONG_TOPIC,
    /** A content format, or an encoding, that is not taken there. */
    UNKNOWN_FORMAT,
    /** Larger, longer or more than any device has reason to send. */
    TOO_LARGE,
    /** The device says that it has none: a measurement that failed, or one that is nobody's. */
    NO_VALUE,
    /** From a device that was revoked: it may only call for help. */
    REVOKED,
    /** Understood, but there is no room left for readings of its kind: not acknowledged, to be sent again. */
    STORAGE_FULL;

    /** The public name. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
