// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.network.KeyMID;
import org.eclipse.californium.core.network.deduplication.Deduplicator;
import org.eclipse.californium.elements.util.ClockUtil;
import org.jspecify.annotations.Nullable;

/**
 * Knows a request that its peer sends again: message id <em>and</em> token, within {@link CoapLimits#REPETITION}.
 *
 * <p>Californium's own {@code PEERS_MARK_AND_SWEEP} bounds what it keeps of one peer as this does, but looks at the
 * message id alone, for four minutes, and takes ever more peers: a button that starts its numbers anew after a change
 * of batteries would call in vain, and a sender that changes its port with every message would fill the memory.
 */
final class RecentRequests implements Deduplicator {
    private final Map<KeyMID, Exchange> requests = new LinkedHashMap<>();
    private final Map<Object, ArrayDeque<KeyMID>> byPeer = new HashMap<>();

    @Override
    public void start() {
        // Old requests leave when newer ones come: nothing runs.
    }

    @Override
    public void stop() {
        clear();
    }

    @Override
    public void setExecutor(ScheduledExecutorService executor) {
        // Nothing runs.
    }

    @Override
    @SuppressWarnings("NullAway") // the library says "not a repetition" by null
    public synchronized @Nullable Exchange findPrevious(KeyMID key, Exchange exchange) {
        Exchange previous = requests.get(key);
        if (previous != null && isRepetition(previous, exchange)) {
            return previous;
        }
        remember(key, exchange);
        return null;
    }

    @Override
    public synchronized boolean replacePrevious(KeyMID key, Exchange previous, Exchange exchange) {
        remember(key, exchange);
        return true;
    }

    @Override
    @SuppressWarnings("NullAway") // as the library wants it
    public synchronized @Nullable Exchange find(KeyMID key) {
        return requests.get(key);
    }

    @Override
    public synchronized void clear() {
        requests.clear();
        byPeer.clear();
    }

    @Override
    public synchronized boolean isEmpty() {
        return requests.isEmpty();
    }

    @Override
    public synchronized int size() {
        return requests.size();
    }

    private static boolean isRepetition(Exchange previous, Exchange exchange) {
        long age = exchange.getNanoTimestamp() - previous.getNanoTimestamp();
        return age <= CoapLimits.REPETITION.toNanos()
                && previous.getCurrentRequest()
                        .getToken()
                        .equals(exchange.getCurrentRequest().getToken());
    }

    private void remember(KeyMID key, Exchange exchange) {
        forget(key);
        forgetOld();
        requests.put(key, exchange);
        ArrayDeque<KeyMID> ofPeer = byPeer.computeIfAbsent(key.getPeer(), peer -> new ArrayDeque<>(4));
        ofPeer.add(key);
        if (ofPeer.size() > CoapLimits.REMEMBERED_OF_PEER) {
            forget(ofPeer.element());
        }
    }

    private void forgetOld() {
        long oldest = ClockUtil.nanoRealtime() - CoapLimits.REPETITION.toNanos();
        Iterator<Map.Entry<KeyMID, Exchange>> eldest = requests.entrySet().iterator();
        while (eldest.hasNext()) {
            Map.Entry<KeyMID, Exchange> entry = eldest.next();
            boolean tooOld = entry.getValue().getNanoTimestamp() - oldest < 0;
            if (!tooOld && requests.size() < CoapLimits.REMEMBERED) {
                return;
            }
            eldest.remove();
            forgetOfPeer(entry.getKey());
        }
    }

    private void forget(KeyMID key) {
        if (requests.remove(key) != null) {
            forgetOfPeer(key);
        }
    }

    private void forgetOfPeer(KeyMID key) {
        ArrayDeque<KeyMID> ofPeer = byPeer.get(key.getPeer());
        if (ofPeer != null) {
            ofPeer.remove(key);
            if (ofPeer.isEmpty()) {
                byPeer.remove(key.getPeer());
            }
        }
    }
}
