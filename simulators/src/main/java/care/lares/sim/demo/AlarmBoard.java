// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.sim.link.Arrival;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** What hangs in the ward's office: every open alarm, as one subscriber is told. */
final class AlarmBoard {
    static final String TOPICS = "lares/v1/alarms/+";

    private final Map<String, AlarmView> open = new LinkedHashMap<>();
    private final List<Watch> watches = new ArrayList<>();
    /** Kinds of all calls. */
    private final Map<String, String> delivered = new HashMap<>();

    private final Set<String> acknowledged = new HashSet<>();
    private final Set<String> promised = new HashSet<>();
    private final Set<String> forgotten = new HashSet<>();

    /** Takes one message of {@link #TOPICS}. */
    void arrived(Arrival arrival) {
        Optional<AlarmView> alarm = AlarmView.of(arrival);
        List<Watch> fulfilled = new ArrayList<>();
        synchronized (this) {
            if (alarm.isEmpty()) {
                open.remove(arrival.topic());
                return;
            }
            AlarmView view = alarm.get();
            open.put(arrival.topic(), view);
            delivered.putIfAbsent(view.call(), view.kind());
            if (view.answered()) {
                acknowledged.add(view.call());
            } else if (promised.contains(view.call()) && view.acknowledgedBy().isEmpty()) {
                forgotten.add(view.call());
            }
            watches.removeIf(watch -> watch.wanted.test(view) && fulfilled.add(watch));
        }
        fulfilled.forEach(watch -> watch.seen.complete(alarm.get()));
    }

    synchronized Collection<AlarmView> open() {
        return List.copyOf(open.values());
    }

    synchronized Optional<AlarmView> find(String topic) {
        return Optional.ofNullable(open.get(topic));
    }

    synchronized boolean anySosOpen() {
        return open.values().stream().anyMatch(alarm -> alarm.kind().equals(AlarmView.SOS));
    }

    synchronized boolean isOpenFor(String device) {
        return open.values().stream().anyMatch(alarm -> alarm.device().equals(device));
    }

    /** Takes everything down: what the gateway still knows is put up again. */
    synchronized void clear() {
        open.clear();
    }

    /** Every call there has been, see {@link AlarmView#call()}. */
    synchronized Set<String> delivered() {
        return Set.copyOf(delivered.keySet());
    }

    /** Every call for help there has been. */
    synchronized Set<String> callsForHelp() {
        Set<String> calls = new HashSet<>(delivered.keySet());
        calls.removeIf(call -> !AlarmView.SOS.equals(delivered.get(call)));
        return calls;
    }

    /** How many calls there have been, by kind. */
    synchronized Map<String, Integer> kinds() {
        Map<String, Integer> kinds = new TreeMap<>();
        delivered.values().forEach(kind -> kinds.merge(kind, 1, Integer::sum));
        return kinds;
    }

    /** Every call someone answered. */
    synchronized Set<String> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    /** The gateway has acknowledged an answer to this call: from now on no power cut may take it back. */
    synchronized void promised(String call) {
        promised.add(call);
    }

    /** Calls that were shown as never answered although an answer had been acknowledged. */
    synchronized Set<String> forgotten() {
        return Set.copyOf(forgotten);
    }

    /** The first message from now on that is wanted. */
    synchronized CompletableFuture<AlarmView> next(Predicate<AlarmView> wanted) {
        var seen = new CompletableFuture<AlarmView>();
        watches.add(new Watch(wanted, seen));
        return seen;
    }

    private record Watch(Predicate<AlarmView> wanted, CompletableFuture<AlarmView> seen) {}
}
