// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.domain.Ticks;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.LaresCommand;
import care.lares.sim.measure.ProcessUsage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Measures how many readings a second become durable, and what waiting for that costs a device. */
final class IngestBench {
    /** Until the gateway's hot code is compiled. */
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    private final LaresCommand lares;
    private final Path below;
    private final InstantSource clock;
    private final Ticks ticks;
    private final PrintWriter progress;

    IngestBench(LaresCommand lares, Path below, InstantSource clock, Ticks ticks, PrintWriter progress) {
        this.lares = lares;
        this.below = below;
        this.clock = clock;
        this.ticks = ticks;
        this.progress = progress;
    }

    IngestResult measure(IngestLoad load, int runs, Duration length) throws GatewayException, IOException {
        try (Rig rig = Rig.start(lares, below, ticks)) {
            long before = rig.nextSequence();
            String name = clock.instant().truncatedTo(ChronoUnit.MICROS).toString();
            List<IngestRun> measured = new ArrayList<>();
            long acknowledged = 0;
            try (Generator generator = generator(rig, load, name)) {
                acknowledged += generator.run(WARM_UP).acknowledged();
                for (int run = 1; run <= runs; run++) {
                    acknowledged += run(rig, generator, length, measured);
                    progress.printf("  %s, run %d of %d%n", load, run, runs);
                    progress.flush();
                }
            }
            rig.powerCut();
            return IngestResult.of(load, IngestRun.medians(measured), acknowledged, rig.nextSequence() - before);
        }
    }

    private Generator generator(Rig rig, IngestLoad load, String name) throws IOException {
        var plan = new LoadGenerator.Plan(load.clients(), load.inflight(), name);
        return switch (load.over()) {
            case MQTT -> LoadGenerator.connect(rig.address(), plan, clock, ticks);
            case COAP -> PlainCoapGenerator.open(rig.coapPort(), plan, clock, ticks);
            case COAPS -> DtlsCoapGenerator.open(rig.coapsPort(), rig.psk(), plan, clock, ticks);
        };
    }

    /** Measures one run; how many readings were acknowledged in all. */
    static long run(Rig rig, Generator generator, Duration length, List<IngestRun> measured)
            throws GatewayException, IOException {
        ProcessUsage before = rig.process().usage();
        long bytes = rig.logBytes();
        LoadGenerator.Load load = generator.run(length);
        ProcessUsage after = rig.process().usage();
        Duration cpu = after.cpu().minus(before.cpu());
        measured.add(IngestRun.of(load, cpu, rig.logBytes() - bytes, after.residentMegabytes()));
        return load.acknowledged();
    }
}
