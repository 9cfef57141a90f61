// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.webhook;

import care.lares.domain.Alarm;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How long to wait before a message is sent again: twice as long each time, scattered, and never for too long. */
final class Backoff {
    static final Duration FIRST = Duration.ofSeconds(1);
    /** Longest wait for an alarm someone must answer: a receiver that comes back hears of it within a minute. */
    static final Duration LONGEST = Duration.ofMinutes(1);
    /** Longest wait for what concerns technicians. */
    static final Duration LONGEST_TECHNICAL = Duration.ofMinutes(15);

    /** More doublings than the longest wait has. */
    private static final int MAX_DOUBLINGS = 16;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * How long to wait.
     *
     * @param failures how often in a row it has failed, from 1
     * @param asked how long the receiver asks for; never shortens the first wait, never exceeds the longest
     */
    Duration wait(Alarm alarm, int failures, Optional<Duration> asked) {
        Duration longest = technical(alarm) ? LONGEST_TECHNICAL : LONGEST;
        if (asked.isPresent()) {
            return shorter(longer(asked.get(), FIRST), longest);
        }
        Duration doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
        long most = shorter(doubled, longest).toNanos();
        return Duration.ofNanos(most / 2 + random.nextLong(most / 2));
    }

    static boolean technical(Alarm alarm) {
        return alarm.kind().technical();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
