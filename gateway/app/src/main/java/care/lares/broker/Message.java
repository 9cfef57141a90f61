// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import java.util.List;

/**
 * A message on its way to one client.
 *
 * @param topic where it was published
 * @param payload its bytes; nobody writes to them
 * @param qos with which it is sent: 0 or 1
 * @param retained whether it is sent because of a new subscription, or its publisher wanted it kept and this client wants
 *     to know
 * @param expiresAt on the monotonic clock, in nanoseconds, when it means nothing any more; {@link #NEVER} otherwise
 * @param identifiers of the subscriptions because of which it is sent, as the client gave them
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the socket as it is
public record Message(
        TopicName topic, byte[] payload, int qos, boolean retained, long expiresAt, List<Integer> identifiers) {
    /** When what does not expire expires. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Bytes that a message takes beside its topic and payload: objects and their places in a queue. */
    static final int OVERHEAD = 128;

    /** Bytes that a subscription identifier takes on the wire at most, and about as many in memory. */
    private static final int IDENTIFIER = 5;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

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

    /** Most bytes that its subscription identifiers take on the wire. */
    public int identifierBytes() {
        return identifiers.size() * IDENTIFIER;
    }

    /** Memory it takes while it waits, in bytes. */
    long size() {
        return OVERHEAD + payload.length + (long) topic.text().length() + identifierBytes();
    }
}
