// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.domain.Ticks;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.LaresCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Measures how long a call for help takes while the gateway is busy with other people's readings. */
final class AlarmBench {
    private static final int CLIENTS = 50;
    /** Wide enough that the pace, not the window, decides: 5,000 messages are a quarter of a second. */
    private static final int INFLIGHT = 100;

    /** Until nothing of the hot path is compiled any more: a gateway runs for months. */
    private static final Duration WARM_UP = Duration.ofSeconds(30);

    private final LaresCommand lares;
    private final Path below;
    private final InstantSource clock;
    private final Ticks ticks;

    AlarmBench(LaresCommand lares, Path below, InstantSource clock, Ticks ticks) {
        this.lares = lares;
        this.below = below;
        this.clock = clock;
        this.ticks = ticks;
    }

    /**
     * Presses while this many readings a second are sent, whatever the answers do.
     *
     * @param stalls whether the card takes 200 ms longer for each force meanwhile
     */
    AlarmResult measure(int readingsPerSecond, int pressesPerSecond, Duration length, boolean stalls)
            throws GatewayException, IOException {
        var plan = new LoadGenerator.Plan(
                CLIENTS,
                INFLIGHT,
                clock.instant().truncatedTo(ChronoUnit.MICROS).toString());
        try (Rig rig = Rig.start(lares, below, ticks);
                LoadGenerator generator = LoadGenerator.connect(rig.address(), plan, clock, ticks);
                SosProbe probe = SosProbe.connect(rig.address(), rig.token(), clock, ticks)) {
            Pace pace = Pace.openLoop(readingsPerSecond);
            generator.run(WARM_UP, pace);
            probe.warmUp();
            rig.fault("disk", stalls ? "stall" : "ok");
            probe.start(Duration.ofSeconds(1).dividedBy(pressesPerSecond));
            LoadGenerator.Load load = generator.run(length, pace);
            probe.stop();
            return AlarmResult.of(stalls, load, probe.latencies(), probe.pressed());
        }
    }
}
