// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import java.util.BitSet;

/**
 * Packet ids of one session that its client may not use for anything new yet. One of QoS 1 is free again with its
 * PUBACK; one of QoS 2 stays until the client has released it, so that its repetition is known (MQTT 3.1.1, section 4.3.3).
 * Added on the event loop, removed anywhere.
 */
public final class Unacknowledged {
    /** What a client is told about a packet. */
    public enum Answer {
        /** Nothing: it has been told. */
        NONE,
        /** PUBACK. */
        ACKNOWLEDGED,
        /** PUBREC. */
        RECEIVED
    }

    /** Taken in, and the client waits to hear that it is safe. */
    private final BitSet waiting = new BitSet();
    /** Those of QoS 2, waiting or received. */
    private final BitSet once = new BitSet();
    /** The client has heard so, and has not released them. */
    private final BitSet received = new BitSet();

    private int count;

    /** Takes a packet in; false when it is here already: the client only repeats it. */
    public synchronized boolean add(int packetId, boolean exactlyOnce) {
        if (waiting.get(packetId) || received.get(packetId)) {
            return false;
        }
        waiting.set(packetId);
        once.set(packetId, exactlyOnce);
        count++;
        return true;
    }

    /** What is told of a packet that is repeated. */
    public synchronized Answer repeated(int packetId) {
        return received.get(packetId) ? Answer.RECEIVED : Answer.NONE;
    }

    /** The packet is safe. */
    public synchronized Answer confirm(int packetId) {
        if (!waiting.get(packetId)) {
            return Answer.NONE;
        }
        waiting.clear(packetId);
        if (once.get(packetId)) {
            received.set(packetId);
            return Answer.RECEIVED;
        }
        count--;
        return Answer.ACKNOWLEDGED;
    }

    /** The client will hear nothing of its packet here. */
    public synchronized void forget(int packetId) {
        confirm(packetId);
        release(packetId);
    }

    /** The client knows that its packet is safe; whether it had been told so. */
    public synchronized boolean release(int packetId) {
        if (!received.get(packetId)) {
            return false;
        }
        received.clear(packetId);
        once.clear(packetId);
        count--;
        return true;
    }

    /** How many there are. */
    public synchronized int count() {
        return count;
    }

    /**
     * The same over a new connection: what was received is still known. What was waiting the client sends again, and is
     * told over the connection it comes with then.
     */
    synchronized Unacknowledged resumed() {
        Unacknowledged again = new Unacknowledged();
        again.received.or(received);
        again.count = again.received.cardinality();
        return again;
    }
}
