// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What is kept for clients that may come back, over all sessions. Bounded: when it is full, the session that keeps most
 * gives its oldest message away, so that no client costs another one its messages. For one thread.
 */
public final class Backlog {
    /** Bytes of all messages together: what the design gives to queues, a twelfth of the heap. */
    public static final long MAX_BYTES = 8L * 1024 * 1024;

    private final long maxBytes;
    private final Set<Session> holders = new LinkedHashSet<>();
    private long bytes;
    private long dropped;

    Backlog(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** How many bytes of messages are kept. */
    public long bytes() {
        return bytes;
    }

    /** How many messages a client may have missed since the start: they gave way, or their session ended with them. */
    public long dropped() {
        return dropped;
    }

    /** A session keeps more, or less: room is made at once. */
    void changed(Session session, long before, long now) {
        bytes += now - before;
        if (now > 0) {
            holders.add(session);
        } else {
            holders.remove(session);
        }
        while (bytes > maxBytes && largestGivesWay()) {
            // until there is room
        }
    }

    /** Messages that a client may have missed. */
    void dropped(int messages) {
        dropped += messages;
    }

    private boolean largestGivesWay() {
        Session largest = null;
        for (Session holder : holders) {
            if (largest == null || holder.kept() > largest.kept()) {
                largest = holder;
            }
        }
        return largest != null && largest.giveWay();
    }
}
