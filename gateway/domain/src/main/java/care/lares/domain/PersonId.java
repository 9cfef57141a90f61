// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

/**
 * Someone who looks at data or acts on alarms: a carer, a relative, a technician.
 *
 * @param value 1 to 64 characters that fit into one level of an MQTT topic
 */
public record PersonId(String value) {
    /** Refuses what could not stand in a topic, a file or a log line. */
    public PersonId {
        Ids.check("person", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
