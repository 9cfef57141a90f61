// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.measure;

import java.time.Duration;
import java.util.Locale;

/** Durations as people read them. */
public final class Millis {
    private static final double NANOS_PER_MILLI = 1e6;

    private Millis() {}

    /** Milliseconds with fractions. */
    public static double of(Duration duration) {
        return duration.toNanos() / NANOS_PER_MILLI;
    }

    /** Such as {@code 0.42 ms}: three digits that count, no more. */
    public static String text(Duration duration) {
        double millis = of(duration);
        String format = millis < 10 ? "%.2f ms" : millis < 100 ? "%.1f ms" : "%.0f ms";
        return String.format(Locale.ROOT, format, millis);
    }
}
