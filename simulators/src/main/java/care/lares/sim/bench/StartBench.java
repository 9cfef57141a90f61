// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.domain.Ticks;
import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.LaresCommand;
import care.lares.sim.measure.Latencies;
import care.lares.sim.measure.Median;
import care.lares.sim.measure.Millis;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Measures what a long log costs: the start after a power cut, a proof, and the independent check. */
final class StartBench {
    private static final int HEAP_MEGABYTES = 64;
    private static final int CLIENTS = 50;
    private static final int INFLIGHT = 10;
    private static final Duration FILL_STEP = Duration.ofSeconds(5);
    private static final Duration CAUGHT_UP_WITHIN = Duration.ofMinutes(10);
    private static final int ONE_PENDANT = 1;
    private static final int PROOFS = 1_000;
    /** Until the way of a receipt is compiled. */
    private static final int WARM_UP_PROOFS = 3_000;

    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final LaresCommand lares;
    private final Path below;
    private final InstantSource clock;
    private final Ticks ticks;
    private final PrintWriter progress;

    StartBench(LaresCommand lares, Path below, InstantSource clock, Ticks ticks, PrintWriter progress) {
        this.lares = lares;
        this.below = below;
        this.clock = clock;
        this.ticks = ticks;
        this.progress = progress;
    }

    /** Fills a log with at least this many entries and starts on it this often. */
    StartResult measure(long entries, int runs) throws GatewayException, IOException {
        try (Rig rig = Rig.start(below, (data, log) -> lares.measuredGateway(data, log, HEAP_MEGABYTES, ticks))) {
            fill(rig, entries);
            List<Double> ready = new ArrayList<>();
            List<Double> call = new ArrayList<>();
            for (int run = 1; run <= runs; run++) {
                rig.powerCut();
                Duration readyAfter = rig.process().readyAfter();
                long since = ticks.nanos();
                call(rig);
                ready.add(seconds(readyAfter));
                call.add(seconds(readyAfter.plusNanos(ticks.nanos() - since)));
                tell("start, run " + run + " of " + runs);
            }
            IndexGauge.caughtUp(rig.api(), CAUGHT_UP_WITHIN, ticks);
            long size = rig.nextSequence();
            Receipts receipts = receipts(rig, size);
            JsonNode checked =
                    lares.json("check-journal", "--json", rig.folder("data").toString());
            return new StartResult(
                    size,
                    HEAP_MEGABYTES,
                    Median.of(ready),
                    Median.of(call),
                    PROOFS,
                    Millis.of(receipts.whole.percentile(MEDIAN)),
                    Millis.of(receipts.whole.percentile(P99)),
                    Millis.of(receipts.question.percentile(MEDIAN)),
                    checked.path("sound").asBoolean(),
                    checked.path("entries").asLong()
                            * MILLIS_PER_SECOND
                            / checked.path("millis").asLong(1),
                    rig.process().usage().residentMegabytes());
        }
    }

    private void fill(Rig rig, long entries) throws GatewayException, IOException {
        String name = clock.instant().truncatedTo(ChronoUnit.MICROS).toString();
        var plan = new LoadGenerator.Plan(CLIENTS, INFLIGHT, name);
        try (LoadGenerator generator = LoadGenerator.connect(rig.address(), plan, clock, ticks)) {
            while (rig.nextSequence() < entries) {
                generator.run(FILL_STEP);
                tell(String.format("%,d of %,d entries written", rig.nextSequence(), entries));
            }
        }
        IndexGauge.caughtUp(rig.api(), CAUGHT_UP_WITHIN, ticks);
    }

    private void call(Rig rig) throws IOException, GatewayException {
        try (SosProbe probe = SosProbe.connect(ONE_PENDANT, rig.address(), rig.token(), clock, ticks)) {
            if (!probe.pressOnce()) {
                throw new GatewayException("a call after the start was told to nobody");
            }
        }
    }

    private Receipts receipts(Rig rig, long size) throws GatewayException {
        var random = new Random(size);
        for (int i = 0; i < WARM_UP_PROOFS; i++) {
            rig.api().receipt(random.nextLong(size));
        }
        var receipts = new Receipts(new Latencies(), new Latencies());
        for (int i = 0; i < PROOFS; i++) {
            long seq = random.nextLong(size);
            if (!ask(rig.api(), seq, receipts.whole)) {
                throw new GatewayException("there is no receipt of entry " + seq);
            }
            ask(rig.api(), size + seq, receipts.question);
        }
        return receipts;
    }

    private boolean ask(GatewayApi api, long seq, Latencies latencies) throws GatewayException {
        long from = ticks.nanos();
        boolean there = api.receipt(seq).isPresent();
        latencies.add(ticks.nanos() - from);
        return there;
    }

    /**
     * How long receipts took.
     *
     * @param whole from the question to the whole answer
     * @param question the same question about an entry that is not there yet: what asking costs without a proof
     */
    private record Receipts(Latencies whole, Latencies question) {}

    private void tell(String what) {
        progress.println("  " + what);
        progress.flush();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS_PER_SECOND;
    }
}
