// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.domain.Ticks;
import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.LaresCommand;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Measures how long it takes to try other settings on the last days, how much memory, and whether calls wait for it. */
final class TrialBench {
    private static final int HEAP_MEGABYTES = 256;
    private static final int INFLIGHT = 100;
    private static final int HOURS_A_DAY = 24;
    private static final int MINUTES_AN_HOUR = 60;
    /** How long an hour takes, if the gateway can keep up. */
    private static final Duration SLICE = Duration.ofMillis(100);

    private static final Duration PRESS_EVERY = Duration.ofMillis(100);
    private static final Duration UNDISTURBED = Duration.ofSeconds(20);
    private static final Duration CAUGHT_UP_WITHIN = Duration.ofMinutes(10);
    private static final String CHANGE = "{\"settings\":{\"site\":{\"reportEvery\":\"2h\",\"batteryLow\":14}}}";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LaresCommand lares;
    private final Path below;
    private final InstantSource clock;
    private final Ticks ticks;
    private final PrintWriter progress;

    TrialBench(LaresCommand lares, Path below, InstantSource clock, Ticks ticks, PrintWriter progress) {
        this.lares = lares;
        this.below = below;
        this.clock = clock;
        this.ticks = ticks;
        this.progress = progress;
    }

    /**
     * What is measured.
     *
     * @param days of the past, on a clock that is moved on by hours
     * @param devices that tell something once a minute
     */
    record Plan(int days, int devices) {
        private int perHour() {
            return devices * MINUTES_AN_HOUR;
        }
    }

    /** Lets the days pass, then tries other settings on them while somebody calls again and again. */
    TrialResult measure(Plan plan) throws GatewayException, IOException {
        Instant began = clock.instant();
        try (Rig rig = Rig.start(
                below, (data, log) -> lares.measuredGateway(data, log, HEAP_MEGABYTES, ticks, "--clock", "manual"))) {
            GatewayApi api = rig.api();
            live(rig, api, began, plan);
            IndexGauge.caughtUp(api, CAUGHT_UP_WITHIN, ticks);
            try (SosProbe probe = SosProbe.connect(rig.address(), rig.token(), clock, ticks)) {
                probe.warmUp();
                probe.start(PRESS_EVERY);
                pause();
                probe.stop();
                Calls undisturbed = Calls.of(probe);
                probe.reset();
                return tried(rig, plan, probe, undisturbed);
            }
        }
    }

    /** Devices go by the clock of the gateway, which stands still but for our moving it on. */
    private void live(Rig rig, GatewayApi api, Instant began, Plan wanted) throws GatewayException, IOException {
        IndexWard ward = IndexWard.register(api, wanted.devices());
        String name = clock.instant().truncatedTo(ChronoUnit.MICROS).toString();
        var plan = new LoadGenerator.Plan(wanted.devices(), INFLIGHT, name, ward::device);
        AtomicReference<Instant> now = new AtomicReference<>(began);
        try (LoadGenerator generator = LoadGenerator.connect(rig.address(), plan, now::get, ticks)) {
            Pace pace = Pace.openLoop(
                    (int) (wanted.perHour() * Duration.ofSeconds(1).toMillis() / SLICE.toMillis()));
            for (int hour = 1; hour <= wanted.days() * HOURS_A_DAY; hour++) {
                long sent = 0;
                while (sent < wanted.perHour()) {
                    sent += generator.run(SLICE, pace).acknowledged();
                }
                post(api, "/api/v1/dev/clock", "{\"advance\":\"1h\"}");
                now.updateAndGet(time -> time.plus(Duration.ofHours(1)));
                if (hour % HOURS_A_DAY == 0) {
                    tell(
                            "day %d of %d, %,d entries",
                            hour / HOURS_A_DAY, wanted.days(), api.health().next());
                }
            }
        }
    }

    private TrialResult tried(Rig rig, Plan plan, SosProbe probe, Calls undisturbed)
            throws GatewayException, IOException {
        long entries = rig.nextSequence();
        probe.start(PRESS_EVERY);
        long since = ticks.nanos();
        JsonNode answer = post(rig.api(), "/api/v1/config/dry-run", CHANGE);
        Duration took = Duration.ofNanos(ticks.nanos() - since);
        probe.stop();
        JsonNode tried = answer.path("tried");
        tell("%s", answer.path("summary").asText());
        return new TrialResult(
                plan,
                entries,
                HEAP_MEGABYTES,
                took.toMillis() / 1e3,
                days(tried),
                tried.path("readings").asLong(),
                tried.path("complete").asBoolean(),
                undisturbed,
                Calls.of(probe),
                rig.process().usage().residentMegabytes());
    }

    private static double days(JsonNode tried) {
        Duration span = Duration.between(
                Instant.parse(tried.path("from").asText()),
                Instant.parse(tried.path("until").asText()));
        return (double) span.toMinutes() / Duration.ofDays(1).toMinutes();
    }

    private static JsonNode post(GatewayApi api, String path, String json) throws GatewayException, IOException {
        GatewayApi.Answer answer = api.post(path, JSON.readTree(json));
        if (!answer.succeeded()) {
            throw new GatewayException(path + " refused: " + answer.problem());
        }
        return answer.json();
    }

    private void tell(String what, Object... arguments) {
        progress.printf("  " + what + "%n", arguments);
        progress.flush();
    }

    private static void pause() throws GatewayException {
        try {
            Thread.sleep(UNDISTURBED.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayException("interrupted while measuring", e);
        }
    }
}
