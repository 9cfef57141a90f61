// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.recording;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms a recording may have. */
public enum Format {
    /** JSON, a message a line: {@code {"time":…,"topic":…,"payload":…}}, as {@code mosquitto_sub -F %J} writes it. */
    Z2M_JSONL,
    /** Time, sensor and value a line, as smart homes have been recorded: {@code 2010-11-04 00:03:50.2 M003 ON}. */
    EVENTS,
    /** A table with a heading: a time and a vital sign a column. */
    VITALS_CSV;

    /**
     * A reader for one file.
     *
     * @param device that tells what the file does not say of whom
     */
    public RecordingReader reader(String device) {
        return switch (this) {
            case Z2M_JSONL -> new MessageLines();
            case EVENTS -> new EventLines();
            case VITALS_CSV -> new VitalsTable(device);
        };
    }

    /** The public name, such as {@code z2m-jsonl}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The form with this public name. */
    public static Optional<Format> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(format -> format.wireName().equals(name))
                .findFirst();
    }
}
