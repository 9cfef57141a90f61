// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.domain.Ticks;
import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.GatewayException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How far the index is, as {@code /metrics} tells.
 *
 * @param lagSeconds how long the oldest entry has waited that cannot be queried yet
 * @param indexed entries that can be queried
 * @param waiting durable entries that cannot
 * @param complete whether it is neither verified nor made again
 */
record IndexGauge(double lagSeconds, long indexed, long waiting, boolean complete) {
    private static final Duration ASK_EVERY = Duration.ofMillis(50);

    /** Asks now. */
    static IndexGauge of(GatewayApi api) throws GatewayException {
        GatewayApi.Answer answer = api.get("/metrics");
        if (!answer.succeeded()) {
            throw new GatewayException("the gateway tells no metrics: " + answer.problem());
        }
        return parse(answer.text());
    }

    /**
     * Finds the index among all metrics.
     *
     * @throws GatewayException when it is not there
     */
    static IndexGauge parse(String metrics) throws GatewayException {
        return new IndexGauge(
                number(metrics, "lares_index_lag_seconds"),
                (long) number(metrics, "lares_journal_indexed"),
                (long) number(metrics, "lares_index_waiting"),
                number(metrics, "lares_index_complete") == 1);
    }

    /**
     * Asks until everything that is durable can be queried.
     *
     * @throws GatewayException when it cannot within this time
     */
    static IndexGauge caughtUp(GatewayApi api, Duration within, Ticks ticks) throws GatewayException {
        long end = ticks.nanos() + within.toNanos();
        IndexGauge gauge = of(api);
        while (!gauge.complete || gauge.waiting > 0) {
            if (ticks.nanos() - end > 0) {
                throw new GatewayException("the index did not catch up within " + within.toSeconds() + " s: "
                        + gauge.waiting + " entries wait");
            }
            pause();
            gauge = of(api);
        }
        return gauge;
    }

    /** As long as is waited between two questions. */
    static void pause() {
        LockSupport.parkNanos(ASK_EVERY.toNanos());
    }

    /** The heap in use after it was last collected as a whole, bytes; NaN when it never was. */
    static double heapBytes(GatewayApi api) throws GatewayException {
        return number(api.get("/metrics").text(), "lares_heap_live_bytes");
    }

    private static double number(String metrics, String name) throws GatewayException {
        String prefix = name + " ";
        String number = metrics.lines()
                .filter(line -> line.startsWith(prefix))
                .findFirst()
                .orElseThrow(() -> new GatewayException("the gateway's metrics lack " + name))
                .substring(prefix.length());
        try {
            return Double.parseDouble(number);
        } catch (NumberFormatException e) {
            throw new GatewayException(name + " is no number: " + number, e);
        }
    }
}
