// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.broker.PublishProperties;
import care.lares.broker.Relayed;
import care.lares.broker.Subscriber;
import care.lares.broker.TopicName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One published message.
 *
 * @param topic where it was published
 * @param payload its bytes; nobody writes to them
 * @param properties what its sender says with it to whoever gets it
 * @param retain whether the client asks a broker to keep it: says nothing about its age, what a client says now is news
 * @param expiry for how long its sender wants it passed on; empty when for ever
 * @param at when it came in
 * @param from the client, as the broker knows it
 */
@SuppressWarnings("ArrayRecordComponent") // not copied on the hot path
public record Incoming(
        TopicName topic,
        byte[] payload,
        PublishProperties properties,
        boolean retain,
        Optional<Duration> expiry,
        Instant at,
        Subscriber from) {
    /** The same, for other clients. */
    public Relayed relayed() {
        return new Relayed(topic, payload, properties, retain, expiry, from);
    }
}
