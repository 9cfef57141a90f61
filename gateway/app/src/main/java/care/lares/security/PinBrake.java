// SPDX-License-Identifier: Apache-2.0
package care.lares.security;

import java.time.Duration;

/**
 * How long nobody may try a PIN after too many wrong ones: at one console, and of one person wherever it is tried. Alarms
 * are answered without a PIN as well, so that it stops nobody from helping. For one thread.
 */
public final class PinBrake {
    /** Wrong tries that are let through: thumbs slip, and at night more often. */
    public static final int FREE = 5;
    /** The first wait; each further wrong try doubles it. */
    public static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    /** The longest wait: 10,000 PINs take a week of uninterrupted trying, and whose PIN it is loses a minute. */
    public static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    /** Without a wrong try for this long it begins anew. */
    public static final Duration FORGET_AFTER = Duration.ofMinutes(30);

    private final Failures failures = new Failures(FORGET_AFTER);

    /**
     * How long there may be no further try; zero: now.
     *
     * @param source a console or a person
     */
    public Duration left(String source, long nowNanos) {
        Duration left = failures.of(source)
                .map(row -> wait(row.count()).minusNanos(nowNanos - row.latestNanos()))
                .orElse(Duration.ZERO);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** A try was wrong. */
    public void wrong(String source, long nowNanos) {
        failures.failed(source, nowNanos);
    }

    /** A try was right. */
    public void right(String source) {
        failures.forget(source);
    }

    private static Duration wait(int count) {
        return Failures.doubled(FIRST_WAIT, count - FREE, LONGEST_WAIT);
    }
}
