// SPDX-License-Identifier: Apache-2.0
package care.lares.security;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long the refusal of a failed login is held back, by source. Only refusals wait: a pendant behind the same address
 * as a misbehaving device gets in at once with its secret, which nobody can guess. For one thread.
 */
public final class FailedLogins {
    /** Failures that are answered at once: someone mistyped, or a device was enrolled anew. */
    public static final int FREE = 3;
    /** The first refusal held back waits this long, each further one twice as long. */
    public static final Duration FIRST_DELAY = Duration.ofMillis(250);
    /** Longest a refusal is held back: it costs us a socket as well. */
    public static final Duration MAX_DELAY = Duration.ofSeconds(8);
    /** A source that has not failed for this long begins anew. */
    public static final Duration FORGET_AFTER = Duration.ofMinutes(15);
    /** Most sources remembered: the one that failed longest ago gives way. */
    public static final int MAX_SOURCES = 1_024;

    private record Failures(int count, long latestNanos) {}

    private final Map<String, Failures> bySource = new LinkedHashMap<>();

    /**
     * A login failed.
     *
     * @param source where it came from, such as an address without its port
     * @param nowNanos the monotonic clock
     * @return how long to hold the refusal back; zero: answer at once
     */
    public Duration failed(String source, long nowNanos) {
        Failures before = bySource.remove(source);
        boolean goesOn = before != null && nowNanos - before.latestNanos() <= FORGET_AFTER.toNanos();
        int count = before != null && goesOn ? before.count() + 1 : 1;
        bySource.put(source, new Failures(count, nowNanos));
        if (bySource.size() > MAX_SOURCES) {
            bySource.remove(bySource.keySet().iterator().next());
        }
        return delay(count);
    }

    /** How many sources are remembered. */
    public int size() {
        return bySource.size();
    }

    private static Duration delay(int count) {
        if (count <= FREE) {
            return Duration.ZERO;
        }
        int doublings = Math.min(count - FREE - 1, Integer.SIZE - 2);
        Duration delay = FIRST_DELAY.multipliedBy(1L << doublings);
        return delay.compareTo(MAX_DELAY) < 0 ? delay : MAX_DELAY;
    }
}
