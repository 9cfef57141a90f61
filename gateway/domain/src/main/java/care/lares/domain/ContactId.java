// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

/**
 * Somebody who is told of alarms: in the house, in the family, or at a centre.
 *
 * @param value 1 to 64 characters that fit into one level of an MQTT topic
 */
public record ContactId(String value) {
    /** Refuses what could not stand in a topic, a file or a log line. */
    public ContactId {
        Ids.check("contact", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
