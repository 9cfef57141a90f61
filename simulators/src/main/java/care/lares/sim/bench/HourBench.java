// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.domain.Ticks;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.LaresCommand;
import care.lares.sim.measure.Millis;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Measures whether a gateway under load stays as it was: each minute by itself. */
final class HourBench {
    private static final int CLIENTS = 50;
    /** Wide enough that the pace, not the window, decides. */
    private static final int INFLIGHT = 100;
    /** Until the hot code is compiled and the memory has its size. */
    private static final Duration WARM_UP = Duration.ofSeconds(60);

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final double P99 = 0.99;
    private static final double BYTES_PER_MEGABYTE = 1024.0 * 1024;

    private final LaresCommand lares;
    private final Path below;
    private final InstantSource clock;
    private final Ticks ticks;
    private final PrintWriter progress;

    HourBench(LaresCommand lares, Path below, InstantSource clock, Ticks ticks, PrintWriter progress) {
        this.lares = lares;
        this.below = below;
        this.clock = clock;
        this.ticks = ticks;
        this.progress = progress;
    }

    /** Sends this many readings a second for so many minutes. */
    HourResult measure(int readingsPerSecond, int minutes) throws GatewayException, IOException {
        var plan = new LoadGenerator.Plan(
                CLIENTS,
                INFLIGHT,
                clock.instant().truncatedTo(ChronoUnit.MICROS).toString());
        try (Rig rig = Rig.start(lares, below, ticks);
                LoadGenerator generator = LoadGenerator.connect(rig.address(), plan, clock, ticks)) {
            Pace pace = Pace.openLoop(readingsPerSecond);
            generator.run(WARM_UP, pace);
            List<HourResult.Minute> measured = new ArrayList<>();
            for (int number = 1; number <= minutes; number++) {
                measured.add(minute(rig, generator.run(MINUTE, pace)));
                tell(number, minutes, measured.get(number - 1));
            }
            return new HourResult(readingsPerSecond, measured);
        }
    }

    private static HourResult.Minute minute(Rig rig, LoadGenerator.Load load) throws GatewayException {
        return new HourResult.Minute(
                load.perSecond(),
                Millis.of(load.latencies().percentile(P99)),
                IndexGauge.heapBytes(rig.api()) / BYTES_PER_MEGABYTE,
                rig.process().usage().residentBytes() / BYTES_PER_MEGABYTE);
    }

    private void tell(int number, int minutes, HourResult.Minute minute) {
        progress.printf(
                "  minute %d of %d: %.0f readings/s, p99 %.2f ms, heap %.1f MB, resident %.0f MB%n",
                number,
                minutes,
                minute.readingsPerSecond(),
                minute.p99Millis(),
                minute.heapMegabytes(),
                minute.residentMegabytes());
        progress.flush();
    }
}
