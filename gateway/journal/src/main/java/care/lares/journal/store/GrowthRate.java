// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How fast something that only grows has grown in the last day. For one thread. */
final class GrowthRate {
    private static final long WINDOW = Duration.ofDays(1).toNanos();
    /** Samples are so far apart at least: 144 a day. */
    private static final long STEP = Duration.ofMinutes(10).toNanos();
    /** Before that nobody could tell a rate from a burst. */
    private static final long LEAST = Duration.ofMinutes(1).toNanos();

    private final Deque<Sample> samples = new ArrayDeque<>();
    private Sample newest = new Sample(0, 0);

    private record Sample(long nanos, long size) {}

    /** It has this size now. */
    void sample(long nanos, long size) {
        newest = new Sample(nanos, size);
        if (samples.isEmpty() || nanos - samples.getLast().nanos >= STEP) {
            samples.addLast(newest);
        }
        while (samples.size() > 1 && nanos - samples.getFirst().nanos > WINDOW) {
            samples.removeFirst();
        }
    }

    /** How much of the last day is known. */
    Duration known() {
        return samples.isEmpty() ? Duration.ZERO : Duration.ofNanos(newest.nanos - samples.getFirst().nanos);
    }

    /** Growth in a day at the rate of the last day, or of as much of it as is known. */
    Optional<Double> perDay() {
        if (samples.isEmpty() || newest.nanos - samples.getFirst().nanos < LEAST) {
            return Optional.empty();
        }
        Sample oldest = samples.getFirst();
        double days = (double) (newest.nanos - oldest.nanos) / WINDOW;
        return Optional.of(Math.max(0, newest.size - oldest.size) / days);
    }
}
