// SPDX-License-Identifier: Apache-2.0
package care.lares.security;

import java.time.Duration;

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

    private final Failures failures = new Failures(FORGET_AFTER);

    /**
     * A login failed.
     *
     * @param source where it came from, such as an address without its port
     * @param nowNanos the monotonic clock
     * @return how long to hold the refusal back; zero: answer at once
     */
    public Duration failed(String source, long nowNanos) {
        return Failures.doubled(FIRST_DELAY, failures.failed(source, nowNanos) - FREE - 1, MAX_DELAY);
    }

    /** How many sources are remembered. */
    public int size() {
        return failures.size();
    }
}
