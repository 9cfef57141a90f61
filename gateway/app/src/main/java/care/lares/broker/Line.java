// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

/** A client's connection, as its session sees it. Never blocks, never throws. */
public interface Line {
    /** How many messages of QoS 1 the client takes before it has acknowledged the first (MQTT 5 section 3.1.2.11.3). */
    int receiveMaximum();

    /**
     * Whether one more message may be on its way.
     *
     * @param unconfirmed messages that the client has not acknowledged, or has no place for yet
     * @param waitingBytes payload of those it has no place for, and of the new one
     */
    boolean hasRoom(int unconfirmed, long waitingBytes);

    /** Whether the client can read this message: one that is too large for it counts as sent. */
    boolean takes(Message message);

    /**
     * Sends a message.
     *
     * @param packetId 0 for QoS 0
     * @param again whether it may have arrived before (DUP)
     * @param nowNanos on the clock by which messages expire
     */
    void send(int packetId, boolean again, Message message, long nowNanos);

    /** Sends the client away, since it does not read. */
    void tooSlow();
}
