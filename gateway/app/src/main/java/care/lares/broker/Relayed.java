// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import java.time.Duration;
import java.util.Optional;

/**
 * What a client published for other clients.
 *
 * @param topic where it was published
 * @param payload its bytes; nobody writes to them
 * @param properties what it says with it to whoever gets it
 * @param retain whether it is kept for whoever subscribes later
 * @param expiry how long it means something; empty when for ever
 * @param from who published it: is not told, where its subscription says so
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the socket as it is
public record Relayed(
        TopicName topic,
        byte[] payload,
        PublishProperties properties,
        boolean retain,
        Optional<Duration> expiry,
        Subscriber from) {}
