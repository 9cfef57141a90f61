// SPDX-License-Identifier: Apache-2.0
package care.lares.security;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

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
    /** Most sources remembered: the one that failed longest ago gives way. */
    static final int MAX_SOURCES = 1_024;

    private record Wrong(int count, long latestNanos) {}

    private final Map<String, Wrong> bySource = new LinkedHashMap<>();

    /**
     * How long there may be no further try; zero: now.
     *
     * @param source a console or a person
     */
    public Duration left(String source, long nowNanos) {
        Wrong wrong = bySource.get(source);
        if (wrong == null) {
            return Duration.ZERO;
        }
        Duration left = wait(wrong.count()).minusNanos(nowNanos - wrong.latestNanos());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** A try was wrong. */
    public void wrong(String source, long nowNanos) {
        Wrong before = bySource.remove(source);
        boolean goesOn = before != null && nowNanos - before.latestNanos() <= FORGET_AFTER.toNanos();
        bySource.put(source, new Wrong(before != null && goesOn ? before.count() + 1 : 1, nowNanos));
        if (bySource.size() > MAX_SOURCES) {
            bySource.remove(bySource.keySet().iterator().next());
        }
    }

    /** A try was right. */
    public void right(String source) {
        bySource.remove(source);
    }

    private static Duration wait(int count) {
        if (count < FREE) {
            return Duration.ZERO;
        }
        int doublings = Math.min(count - FREE, Byte.SIZE);
        Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
