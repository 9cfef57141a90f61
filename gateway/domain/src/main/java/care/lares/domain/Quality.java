// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.util.Locale;
import java.util.Optional;

/** What to know before trusting a reading. {@link #code()} is written to disk: never changed or used again. */
public enum Quality {
    /** Outside what a living person or a working sensor can show: kept, never scored. */
    IMPLAUSIBLE(1),
    /** The sensor says that it does not touch the person: says nothing about the person. */
    CONTACT_LOST(2),
    /** Sent in another unit and converted; the sent value is kept beside it. */
    CONVERTED(3),
    /** The device's time is so far off that the time of receipt stands for it. */
    TIME_IMPLAUSIBLE(4),
    /** Arrived long after it was observed: stored and charted, no news about now. */
    LATE(5),
    /** The transport kept it for us: the last known state, not an event. */
    RETAINED(6),
    /** The device says "beyond what I can measure", upwards. */
    ABOVE_RANGE(7),
    /** The device says "beyond what I can measure", downwards. */
    BELOW_RANGE(8),
    /** Possibly an earlier message sent again; a call for help is raised all the same. */
    REPLAY_SUSPECTED(9),
    /** Received while nobody could say what time it is: the order is right, the hour may not be. */
    CLOCK_UNTRUSTED(10);

    private final int code;

    Quality(int code) {
        this.code = code;
    }

    /** The number of this flag in stored entries. */
    public int code() {
        return code;
    }

    /** The public name, such as {@code contact_lost}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The flag with this stored number. */
    public static Optional<Quality> ofCode(int code) {
        return Codes.find(values(), code, Quality::code);
    }
}
