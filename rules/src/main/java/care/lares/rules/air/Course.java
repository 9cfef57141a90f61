// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.air;

import java.time.Duration;
import java.util.Arrays;

/**
 * How much of a gas there was over the last two hours, in stretches of a minute or more; begins when there is some, and
 * is forgotten when there was next to none for as long. Immutable.
 */
final class Course {
    /** Over how long a mean is meant. */
    static final Duration WINDOW = Duration.ofHours(2);

    /** Nothing to remember. */
    static final Course NONE = new Course(new long[0], new double[0]);

    private static final long WINDOW_NANOS = WINDOW.toNanos();
    /** Shorter stretches become one with the next: at most 121 are kept. */
    private static final long STRETCH_NANOS = Duration.ofMinutes(1).toNanos();

    private final long[] nanos;
    private final double[] levels;

    private Course(long[] nanos, double[] levels) {
        this.nanos = nanos;
        this.levels = levels;
    }

    /**
     * With one more stretch.
     *
     * @param begins from which level on there is something to remember
     */
    Course and(long stretchNanos, double level, double begins) {
        if (stretchNanos == 0 || (nanos.length == 0 && level < begins)) {
            return this;
        }
        int last = nanos.length - 1;
        boolean joins = last >= 0 && nanos[last] < STRETCH_NANOS;
        int size = joins ? nanos.length : nanos.length + 1;
        long[] stretches = Arrays.copyOf(nanos, size);
        double[] means = Arrays.copyOf(levels, size);
        long before = joins ? nanos[last] : 0;
        stretches[size - 1] = before + stretchNanos;
        means[size - 1] = joins ? (levels[last] * before + level * stretchNanos) / stretches[size - 1] : level;
        return new Course(stretches, means).trimmed(begins);
    }

    /** Without what lies before the window; nothing at all when the rest was next to nothing. */
    private Course trimmed(double begins) {
        long total = 0;
        int first = nanos.length;
        boolean some = false;
        while (first > 0 && total <= WINDOW_NANOS) {
            first--;
            total += nanos[first];
            some |= levels[first] >= begins;
        }
        if (!some && total > WINDOW_NANOS) {
            return NONE;
        }
        return first == 0
                ? this
                : new Course(
                        Arrays.copyOfRange(nanos, first, nanos.length),
                        Arrays.copyOfRange(levels, first, levels.length));
    }

    /** Whether it is longer than the window, and the window's mean reaches a level. */
    boolean reaches(double mean) {
        long left = WINDOW_NANOS;
        double sum = 0;
        for (int i = nanos.length - 1; i >= 0; i--) {
            long taken = Math.min(left, nanos[i]);
            sum += levels[i] * taken;
            left -= taken;
            if (left == 0 && (i > 0 || nanos[i] > taken)) {
                return sum / WINDOW_NANOS >= mean;
            }
        }
        return false;
    }
}
