// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.util.Optional;

/**
 * A device, named once at enrolment.
 *
 * @param value 1 to 64 characters that fit into one level of an MQTT topic
 */
public record DeviceId(String value) {
    /** Longest id in characters. */
    public static final int MAX_LENGTH = Ids.MAX_LENGTH;

    private static final char REPLACEMENT = '\uFFFD';

    /** Refuses what could not stand in a topic, a file or a log line. */
    public DeviceId {
        Ids.check("device", value);
    }

    /**
     * The device of this name; empty when that is no name of a device. What came in bytes that are no text holds U+FFFD, in
     * which the names of two devices would be one.
     */
    public static Optional<DeviceId> named(String text) {
        if (text.indexOf(REPLACEMENT) >= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DeviceId(text));
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
