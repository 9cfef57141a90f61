// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.sim.measure.Latencies;
import care.lares.sim.measure.Millis;
import java.util.Locale;

/**
 * Presses, and how long they took from before the socket write to after a subscriber's read.
 *
 * @param pressed how many there were
 * @param notified of how many a subscriber was told
 */
record Calls(long pressed, long notified, double p50Millis, double p99Millis, double maxMillis) {
    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;

    /** What this probe has measured. */
    static Calls of(SosProbe probe) {
        Latencies presses = probe.latencies();
        return new Calls(
                probe.pressed(),
                presses.count(),
                Millis.of(presses.percentile(MEDIAN)),
                Millis.of(presses.percentile(P99)),
                Millis.of(presses.max()));
    }

    /** Whether nobody pressed in vain. */
    boolean heard() {
        return notified == pressed;
    }

    String words() {
        return String.format(
                Locale.ROOT,
                "%d of %d notified, p50 %.2f ms, p99 %.2f ms, at most %.1f ms",
                notified,
                pressed,
                p50Millis,
                p99Millis,
                maxMillis);
    }
}
