// SPDX-License-Identifier: Apache-2.0
package care.lares.witness;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Notices that a gateway has fallen silent, and has people told: a house that has burnt down calls nobody itself. How long
 * it is silent is counted in looks, not by a clock that somebody may set. For any thread.
 */
final class DeadMansSwitch {
    /** How often it looks. */
    static final Duration LOOK_EVERY = Duration.ofSeconds(30);
    /** After how long people are told: gateways show themselves every 10 min, give or take one. */
    static final Duration SILENT_AFTER = Duration.ofMinutes(15);

    private final Duration silentAfter;
    private final Predicate<SilenceNews> teller;
    private final InstantSource clock;
    private final Map<String, Watch> watched = new TreeMap<>();

    private static final class Watch {
        private long looks;
        private int silences;
        private boolean silent;
        private boolean told;
    }

    /**
     * A switch that watches nothing yet.
     *
     * @param teller tells people; whether all of them have been told
     * @param clock stamps what they are told
     */
    DeadMansSwitch(Duration silentAfter, Predicate<SilenceNews> teller, InstantSource clock) {
        this.silentAfter = silentAfter;
        this.teller = teller;
        this.clock = clock;
    }

    /** A log is expected to be heard from now on. */
    synchronized void expect(String origin) {
        watched.computeIfAbsent(origin, key -> new Watch());
    }

    /** The gateway of this log has shown that it lives. */
    synchronized void heard(String origin) {
        Watch watch = watched.computeIfAbsent(origin, key -> new Watch());
        watch.looks = 0;
        if (watch.silent) {
            watch.silent = false;
            watch.told = false;
        }
    }

    /** Time has passed: {@link #LOOK_EVERY} since the last look. Tells again until it has been heard. */
    void look() {
        for (SilenceNews news : due()) {
            if (teller.test(news)) {
                told(news);
            }
        }
    }

    private synchronized Iterable<SilenceNews> due() {
        Map<String, SilenceNews> due = new TreeMap<>();
        watched.forEach((origin, watch) -> {
            watch.looks++;
            Duration silentFor = LOOK_EVERY.multipliedBy(watch.looks);
            if (!watch.silent && silentFor.compareTo(silentAfter) >= 0) {
                watch.silent = true;
                watch.told = false;
                watch.silences++;
            }
            if (watch.silent && !watch.told) {
                due.put(origin, new SilenceNews(origin, watch.silences, silentFor, clock.instant()));
            }
        });
        return due.values();
    }

    private synchronized void told(SilenceNews news) {
        Watch watch = watched.get(news.origin());
        if (watch != null && watch.silent) {
            watch.told = true;
        }
    }
}
