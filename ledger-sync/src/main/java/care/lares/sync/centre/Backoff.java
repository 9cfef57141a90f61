// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How long to wait before something is sent again: twice as long each time, scattered, and never for too long. */
final class Backoff {
    /** After the first failure, mostly a connection the centre had closed: an alarm is sent again almost at once. */
    static final Duration FIRST = Duration.ofMillis(200);
    /** Longest wait of anything: a centre that comes back is noticed within a minute. */
    static final Duration LONGEST = Duration.ofMinutes(1);

    /** More doublings than the longest wait has. */
    private static final int MAX_DOUBLINGS = 16;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * How long to wait, nanoseconds.
     *
     * @param failures how often in a row it has failed, from 1
     * @param asked how long the centre asks for; never shortens the first wait, never exceeds the longest
     */
    long nanos(int failures, Optional<Duration> asked) {
        if (asked.isPresent()) {
            long wanted = Math.max(0, Math.min(asked.get().toMillis(), LONGEST.toMillis())) * 1_000_000;
            return Math.max(wanted, FIRST.toNanos());
        }
        long doubled = FIRST.toNanos() << Math.min(failures - 1, MAX_DOUBLINGS);
        long most = Math.min(doubled, LONGEST.toNanos());
        return most / 2 + random.nextLong(most / 2);
    }
}
