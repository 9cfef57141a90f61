// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

/**
 * A person who is watched over. The id is a number or a made-up word, never a name.
 *
 * @param value 1 to 64 characters that fit into one level of an MQTT topic
 */
public record ResidentId(String value) {
    /** Refuses what could not stand in a topic, a file or a log line. */
    public ResidentId {
        Ids.check("resident", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
