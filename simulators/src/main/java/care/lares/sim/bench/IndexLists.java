// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.domain.Ticks;
import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.measure.Latencies;
import care.lares.sim.measure.Millis;

/** Asks for the newest readings, one list after the other. For one thread. */
final class IndexLists {
    static final int LIMIT = 100;

    private final GatewayApi api;
    private final IndexWard ward;
    private final Ticks ticks;
    private final Latencies everyones = new Latencies();
    private final Latencies filtered = new Latencies();
    private long faulty;
    private int turn;

    IndexLists(GatewayApi api, IndexWard ward, Ticks ticks) {
        this.api = api;
        this.ward = ward;
        this.ticks = ticks;
    }

    /** Asks for everyone's, then for somebody's. */
    void ask() throws GatewayException {
        ask(IndexWard.everyones(), everyones);
        ask(ward.filtered(turn++), filtered);
    }

    private void ask(String path, Latencies latencies) throws GatewayException {
        long from = ticks.nanos();
        GatewayApi.Answer answer = api.get(path);
        latencies.add(ticks.nanos() - from);
        if (!answer.succeeded() || answer.json().path("items").size() != LIMIT) {
            faulty++;
        }
    }

    Lists everyones() {
        return Lists.of(everyones);
    }

    Lists filtered() {
        return Lists.of(filtered);
    }

    /** Answers that were refusals, or not full. */
    long faulty() {
        return faulty;
    }

    /**
     * How long they took.
     *
     * @param asked how many
     * @param p50Millis from the request to the whole answer
     * @param p99Millis likewise
     * @param maxMillis likewise
     */
    record Lists(long asked, double p50Millis, double p99Millis, double maxMillis) {
        private static final double MEDIAN = 0.5;
        private static final double P99 = 0.99;

        static Lists of(Latencies latencies) {
            return new Lists(
                    latencies.count(),
                    Millis.of(latencies.percentile(MEDIAN)),
                    Millis.of(latencies.percentile(P99)),
                    Millis.of(latencies.max()));
        }
    }
}
