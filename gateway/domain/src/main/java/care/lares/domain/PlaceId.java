// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

/**
 * A room, flat or ward.
 *
 * @param value 1 to 64 characters that fit into one level of an MQTT topic
 */
public record PlaceId(String value) {
    /** Refuses what could not stand in a topic, a file or a log line. */
    public PlaceId {
        Ids.check("place", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
