// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import care.lares.domain.Ticks;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Last wills of clients that have vanished and may be back before anybody is told (MQTT 5 section 3.1.3.2.2). Each is told
 * once, unless its client is back in time: when in doubt it is told sooner, never later and never not. For one thread.
 *
 * @param <K> who a client is
 */
final class LastWills<K> {
    /** Most bytes kept: wills are words like "offline". What goes beyond is told at once. */
    static final long MAX_BYTES = 1024 * 1024;

    private record Waiting(long dueNanos, LastWill will) {
        boolean isDue(long nowNanos) {
            return dueNanos - nowNanos <= 0;
        }
    }

    private final Ticks ticks;
    private final Map<K, Waiting> all = new LinkedHashMap<>();
    private long bytes;

    LastWills(Ticks ticks) {
        this.ticks = ticks;
    }

    /**
     * A client has vanished.
     *
     * @param stays how long its session outlives it: with that its will is due at the latest
     */
    void left(K client, LastWill will, Duration stays) {
        due(client);
        Duration delay = will.delay().compareTo(stays) < 0 ? will.delay() : stays;
        if (delay.isZero() || bytes + will.bytes() > MAX_BYTES) {
            will.tell().run();
            return;
        }
        bytes += will.bytes();
        all.put(client, new Waiting(ticks.nanos() + delay.toNanos(), will));
    }

    /** A client is back, in its session: nobody is told, unless it comes too late for that. */
    void back(K client) {
        Waiting waiting = all.get(client);
        if (waiting != null && waiting.isDue(ticks.nanos())) {
            due(client);
        } else if (waiting != null) {
            forget(client, waiting);
        }
    }

    /** The session of a client is over: its will is due, if one waits. */
    void due(K client) {
        Waiting waiting = all.get(client);
        if (waiting != null) {
            forget(client, waiting);
            waiting.will().tell().run();
        }
    }

    private void forget(K client, Waiting waiting) {
        all.remove(client);
        bytes -= waiting.will().bytes();
    }

    /** Time has passed. */
    void tick() {
        long now = ticks.nanos();
        for (Map.Entry<K, Waiting> each : List.copyOf(all.entrySet())) {
            if (each.getValue().isDue(now)) {
                due(each.getKey());
            }
        }
    }

    /** Whoever could come back cannot: all are told. */
    void tellAll() {
        List.copyOf(all.keySet()).forEach(this::due);
    }
}
