// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.night;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Random nights as a program: {@code --seeds N --first S}, on every core. Prints what it came to as JSON, and now and then on
 * standard error how far it is, and from which seed on somebody who stopped it would go on; the first night that breaks a
 * promise ends it. It lives with the tests, which no box has.
 */
public final class NightMain {
    /** Steps of a night, as in {@link RandomNightsTest}: the same seed is the same night there. */
    static final int STEPS = 30;

    /** How often it says how far it is. */
    private static final long TOLD_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long LONGEST_DAYS = 7;

    private final long first;
    private final long seeds;
    private final SortedSet<Long> underWay = new TreeSet<>();
    private final AtomicLong done = new AtomicLong();
    private final long began = System.nanoTime();
    private final AtomicLong told = new AtomicLong(began);
    private final Map<Long, String> broken = new LinkedHashMap<>();
    private long next;

    private NightMain(long first, long seeds) {
        this.first = first;
        this.seeds = seeds;
        this.next = first;
    }

    /** Walks through the nights; fails when the arguments make no sense, and not when a night does. */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new LinkedHashMap<>(Map.of("--seeds", "1000000", "--first", "0"));
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        long first = Long.parseLong(options.get("--first"));
        System.out.println(new ObjectMapper()
                .writeValueAsString(new NightMain(first, Long.parseLong(options.get("--seeds"))).run()));
    }

    /** One night; tells in words what it broke, with its seed. */
    static void night(long seed) {
        try {
            Night.wild(seed).run(STEPS);
        } catch (AssertionError | RuntimeException wrong) {
            throw new AssertionError("seed " + seed + ": " + wrong.getMessage(), wrong);
        }
    }

    private Map<String, Object> run() throws InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        ExecutorService workers = Executors.newFixedThreadPool(cores);
        for (int i = 0; i < cores; i++) {
            workers.execute(this::work);
        }
        workers.shutdown();
        if (!workers.awaitTermination(LONGEST_DAYS, TimeUnit.DAYS)) {
            throw new IllegalStateException("the nights do not end");
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("first", first);
        result.put("seeds", done.get());
        result.put("seconds", (System.nanoTime() - began) / 1_000_000 / 1e3);
        result.put("failure", failure());
        if (!broken.isEmpty()) {
            result.put("failedSeed", Collections.min(broken.keySet()));
        }
        return result;
    }

    private void work() {
        for (OptionalLong seed = begin(); seed.isPresent(); seed = begin()) {
            try {
                night(seed.getAsLong());
                end(seed.getAsLong());
                tell(done.incrementAndGet());
            } catch (AssertionError wrong) {
                breaks(seed.getAsLong(), String.valueOf(wrong.getMessage()));
            }
        }
    }

    /** The next night's seed; none when all are taken, or one was broken. */
    private synchronized OptionalLong begin() {
        if (!broken.isEmpty() || next >= first + seeds) {
            return OptionalLong.empty();
        }
        underWay.add(next);
        return OptionalLong.of(next++);
    }

    private synchronized void end(long seed) {
        underWay.remove(seed);
    }

    /** Every night before this seed's was walked through. */
    private synchronized long allBefore() {
        return underWay.isEmpty() ? next : underWay.first();
    }

    /** One of the workers says it, whoever comes first. */
    private void tell(long count) {
        long now = System.nanoTime();
        long last = told.get();
        if (now - last >= TOLD_EVERY_NANOS && told.compareAndSet(last, now)) {
            double rate = count / ((now - began) / 1e9);
            System.err.printf(
                    Locale.ROOT,
                    "desk: %,d of %,d nights, %,.0f a second, %,.0f s to go; stopped here, it goes on with --seed %d%n",
                    count,
                    seeds,
                    rate,
                    (seeds - count) / rate,
                    allBefore());
        }
    }

    private synchronized void breaks(long seed, String why) {
        broken.put(seed, why);
        System.err.println("desk: " + why);
    }

    /** The lowest seed that broke something: it is the one to walk through again. */
    private synchronized String failure() {
        return broken.keySet().stream().sorted().map(broken::get).findFirst().orElse("");
    }
}
