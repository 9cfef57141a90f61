// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A message, as it was published or on its way to one client.
 *
 * @param topic where it was published
 * @param payload its bytes; nobody writes to them
 * @param properties what its publisher says with it
 * @param qos with which it is sent: 0 or 1
 * @param retained whether it is sent because of a new subscription, or its publisher wanted it kept and this client wants
 *     to know
 * @param expiresAt on the monotonic clock, in nanoseconds, when it means nothing any more; {@link #NEVER} otherwise
 * @param identifiers of the subscriptions because of which it is sent, as the client gave them
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the socket as it is
public record Message(
        TopicName topic,
        byte[] payload,
        PublishProperties properties,
        int qos,
        boolean retained,
        long expiresAt,
        List<Integer> identifiers) {
    /** When what does not expire expires. */
    public static final long NEVER = Long.MAX_VALUE;

    /** The highest QoS with which messages are sent: at least once. */
    static final int CONFIRMED = 1;

    /** Bytes that a message takes beside its topic and payload: objects and their places in a queue. */
    static final int OVERHEAD = 128;

    /** Bytes that a subscription identifier takes on the wire at most, and about as many in memory. */
    private static final int IDENTIFIER = 5;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** One that every subscriber may ask to confirm. */
    static Message of(TopicName topic, byte[] payload, PublishProperties properties, long expiresAt) {
        return new Message(topic, payload, properties, CONFIRMED, false, expiresAt, List.of());
    }

    /** The same, as a client has subscribed to it. */
    Message as(Subscription wanted, boolean asRetained) {
        return new Message(topic, payload, properties, wanted.qos(), asRetained, expiresAt, wanted.identifiers());
    }

    /** Whether the client has to say that it has arrived. */
    public boolean isConfirmed() {
        return qos > 0;
    }

    /** Whether it says for how long it means something (MQTT 5 section 3.3.2.3.3). */
    public boolean expires() {
        return expiresAt != NEVER;
    }

    /** Whether it means nothing any more. */
    boolean isExpired(long nowNanos) {
        return expires() && expiresAt - nowNanos <= 0;
    }

    /** Whole seconds for which it still means something; 0 when they are over. */
    public long secondsLeft(long nowNanos) {
        return Math.max(0, (expiresAt - nowNanos) / NANOS_PER_SECOND);
    }

    /** Most bytes that its properties and subscription identifiers take on the wire. */
    public int propertyBytes() {
        return properties.bytes() + identifiers.size() * IDENTIFIER;
    }

    /** Whether it is about somebody or something of this name, as far as can be seen. */
    boolean mentions(String word) {
        return topic.levels().contains(word)
                || new String(payload, StandardCharsets.UTF_8).contains('"' + word + '"')
                || properties.mention(word);
    }

    /** Memory it takes while it waits, in bytes. */
    long size() {
        return OVERHEAD + payload.length + (long) topic.text().length() + propertyBytes();
    }
}
