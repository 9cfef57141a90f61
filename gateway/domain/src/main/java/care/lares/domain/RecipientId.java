// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

/**
 * Somebody outside the house to whom data may be sent, such as a monitoring centre, by the name it has in the
 * configuration.
 *
 * @param value 1 to 64 characters that fit into one level of an MQTT topic
 */
public record RecipientId(String value) {
    /** Refuses what could not stand in a topic, a file or a log line. */
    public RecipientId {
        Ids.check("recipient", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
