// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import care.lares.domain.Ticks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gateways that promised to be heard again, and those that were not. */
final class Watch {
    /** One or two may be lost on the way. */
    private static final int MISSED_UNTIL_SILENT = 3;
    /** More than one centre of this kind is tried with. */
    static final int MAX_GATEWAYS = 1_000;

    private final Map<String, Last> lasts = new LinkedHashMap<>();
    private final InstantSource clock;
    private final Ticks ticks;

    Watch(InstantSource clock, Ticks ticks) {
        this.clock = clock;
        this.ticks = ticks;
    }

    /**
     * A gateway was heard; whether that is news: it is new, or was silent.
     *
     * @param every how often it will be heard
     * @param newest what it says its log goes up to
     */
    synchronized boolean heard(String gateway, Duration every, String newest) {
        Optional<Last> before = Optional.ofNullable(lasts.get(gateway));
        if (before.isEmpty() && lasts.size() >= MAX_GATEWAYS) {
            return false;
        }
        long beats = before.map(Last::beats).orElse(0L);
        lasts.put(gateway, new Last(ticks.nanos(), clock.instant(), every, newest, beats + 1, false));
        return before.isEmpty() || isSilent(before.get());
    }

    /** One that was heard before this process began: silent unless it is heard in time. */
    synchronized void expect(String gateway, Duration every) {
        lasts.put(gateway, new Last(ticks.nanos(), clock.instant(), every, "", 0, false));
    }

    /** Gateways that have become silent since this was asked last. */
    synchronized List<String> newlySilent() {
        List<String> silent = new ArrayList<>();
        lasts.replaceAll((gateway, last) -> {
            if (last.told || !isSilent(last)) {
                return last;
            }
            silent.add(gateway);
            return last.asTold();
        });
        return silent;
    }

    private boolean isSilent(Last last) {
        return missed(last) >= MISSED_UNTIL_SILENT;
    }

    private long missed(Last last) {
        return (ticks.nanos() - last.nanos) / last.every.toNanos();
    }

    synchronized List<GatewayView> gateways() {
        List<GatewayView> views = new ArrayList<>();
        lasts.forEach((gateway, last) -> views.add(new GatewayView(
                gateway,
                isSilent(last) ? "silent" : "up",
                last.at,
                last.every.toString(),
                missed(last),
                last.newest,
                last.beats)));
        return views;
    }

    /**
     * A gateway as it is shown.
     *
     * @param gateway what it calls itself
     * @param state {@code up} or {@code silent}
     * @param lastHeard when
     * @param every how often it should be heard, ISO 8601
     * @param missed heartbeats that did not come
     * @param newest what it said its log goes up to
     * @param beats how many came since the start
     */
    record GatewayView(
            String gateway, String state, Instant lastHeard, String every, long missed, String newest, long beats) {}

    private record Last(long nanos, Instant at, Duration every, String newest, long beats, boolean told) {
        Last asTold() {
            return new Last(nanos, at, every, newest, beats, true);
        }
    }
}
