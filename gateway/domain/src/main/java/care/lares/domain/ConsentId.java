// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

/**
 * One consent that somebody gave.
 *
 * @param value 1 to 64 characters that fit into one level of an MQTT topic
 */
public record ConsentId(String value) {
    /** Refuses what could not stand in a topic, a file or a log line. */
    public ConsentId {
        Ids.check("consent", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
