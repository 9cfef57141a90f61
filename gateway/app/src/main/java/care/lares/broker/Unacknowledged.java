// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Packet ids of one session that its client may not use for anything new yet. One of QoS 1 is free again with its
 * PUBACK; one of QoS 2 stays until the client has released it, so that its repetition is known (MQTT 3.1.1, section 4.3.3).
 * Only what is marked as a repetition is one: who uses an id for something new has forgotten what it was for, and a call
 * must not be lost to that. Added on the event loop, removed anywhere.
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

    /** How many wait for an id beside the first. */
    private final Map<Integer, Integer> anew = new HashMap<>(0);

    private int count;

    /**
     * Takes a packet in; false when it is here already: the client only repeats it.
     *
     * @param again whether it is marked as a repetition (DUP)
     */
    public synchronized boolean add(int packetId, boolean exactlyOnce, boolean again) {
        boolean known = waiting.get(packetId) || received.get(packetId);
        if (known && again && once.get(packetId) == exactlyOnce) {
            return false;
        }
        release(packetId);
        if (waiting.get(packetId)) {
            anew.merge(packetId, 1, Integer::sum);
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
        Integer more = anew.remove(packetId);
        if (more == null) {
            waiting.clear(packetId);
        } else if (more > 1) {
            anew.put(packetId, more - 1);
        }
        boolean exactlyOnce = once.get(packetId);
        if (exactlyOnce && !received.get(packetId)) {
            received.set(packetId);
        } else {
            count--;
        }
        return exactlyOnce ? Answer.RECEIVED : Answer.ACKNOWLEDGED;
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
        once.set(packetId, once.get(packetId) && waiting.get(packetId));
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
        again.once.or(received);
        again.count = again.received.cardinality();
        return again;
    }
}
