// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import java.util.BitSet;

/** Packet ids of one connection that were taken in and not yet acknowledged. Added on the event loop, removed anywhere. */
final class Unacknowledged {
    private final BitSet ids = new BitSet();
    private int count;

    /** Takes a packet in; false when it is here already: the client only repeats it. */
    synchronized boolean add(int packetId) {
        if (ids.get(packetId)) {
            return false;
        }
        ids.set(packetId);
        count++;
        return true;
    }

    /** The packet is being acknowledged; false when it was not here. */
    synchronized boolean remove(int packetId) {
        if (!ids.get(packetId)) {
            return false;
        }
        ids.clear(packetId);
        count--;
        return true;
    }

    synchronized int count() {
        return count;
    }
}
