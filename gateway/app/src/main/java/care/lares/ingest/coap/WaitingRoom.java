// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where those wait who have not proved yet who they are. When it is full, the address with most of them gives a place back,
 * its oldest, so that one that begins thousands pushes out its own. Any thread.
 *
 * @param <T> what waits; each is itself only
 */
final class WaitingRoom<T> {
    private record Place(InetAddress from, long sinceNanos) {}

    private final int places;
    private final Duration within;
    /** Oldest first. */
    private final Map<T, Place> waiting = new LinkedHashMap<>();

    /**
     * An empty one.
     *
     * @param within how long anybody may wait
     */
    WaitingRoom(int places, Duration within) {
        this.places = places;
        this.within = within;
    }

    /** Somebody comes; who has to go for that. */
    synchronized Optional<T> enter(T who, InetAddress from, long nowNanos) {
        waiting.put(who, new Place(from, nowNanos));
        if (waiting.size() <= places) {
            return Optional.empty();
        }
        Optional<T> gone = oldestOfMost();
        gone.ifPresent(waiting::remove);
        return gone;
    }

    private Optional<T> oldestOfMost() {
        Map<InetAddress, Integer> counts = new HashMap<>();
        waiting.values().forEach(place -> counts.merge(place.from(), 1, Integer::sum));
        int most = counts.values().stream().mapToInt(count -> count).max().orElse(0);
        return waiting.entrySet().stream()
                .filter(each -> most == counts.getOrDefault(each.getValue().from(), 0))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** It waits no more; nothing happens when it did not. */
    synchronized void leave(T who) {
        waiting.remove(who);
    }

    /** Takes out those that have waited too long. */
    synchronized List<T> late(long nowNanos) {
        List<T> late = new ArrayList<>();
        for (Map.Entry<T, Place> each : waiting.entrySet()) {
            if (nowNanos - each.getValue().sinceNanos() < within.toNanos()) {
                break;
            }
            late.add(each.getKey());
        }
        late.forEach(waiting::remove);
        return late;
    }

    /** Those that wait, oldest first. */
    synchronized List<T> all() {
        return List.copyOf(waiting.keySet());
    }
}
