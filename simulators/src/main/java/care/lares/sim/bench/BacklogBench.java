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
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Measures how fast a gateway tells what waited while its uplink was away for days, and whether calls wait for that. */
final class BacklogBench {
    private static final int HEAP_MEGABYTES = 96;
    private static final int CLIENTS = 50;
    private static final int INFLIGHT = 100;
    private static final Duration SLICE = Duration.ofMillis(500);
    private static final Duration PRESS_EVERY = Duration.ofMillis(250);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration TOLD_WITHIN = Duration.ofHours(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LaresCommand lares;
    private final Path below;
    private final InstantSource clock;
    private final Ticks ticks;
    private final PrintWriter progress;

    BacklogBench(LaresCommand lares, Path below, InstantSource clock, Ticks ticks, PrintWriter progress) {
        this.lares = lares;
        this.below = below;
        this.clock = clock;
        this.ticks = ticks;
        this.progress = progress;
    }

    /**
     * Lets a backlog grow hour by hour on a clock that is moved on, then gives the uplink back.
     *
     * @param perHour readings in each simulated hour
     */
    BacklogResult measure(int hours, int perHour) throws GatewayException, IOException {
        try (BacklogCentre centre = BacklogCentre.open();
                Rig rig = Rig.start(
                        below,
                        (data, log) -> lares.measuredGateway(
                                data,
                                log,
                                HEAP_MEGABYTES,
                                ticks,
                                "--clock",
                                "manual",
                                "--centre",
                                centre.url().toString()))) {
            IndexWard ward = consenting(rig.api());
            post(rig.api(), "/api/v1/dev/fault", "{\"uplink\":\"down\"}");
            grow(rig, ward, hours, perHour);
            return drain(rig, centre, hours);
        }
    }

    private static IndexWard consenting(GatewayApi api) throws GatewayException, IOException {
        IndexWard ward = IndexWard.register(api, CLIENTS);
        for (int number = 1; number <= CLIENTS; number++) {
            post(
                    api,
                    "/api/v1/consents",
                    "{\"id\":\"c-%d\",\"resident\":\"%s\",\"recipient\":\"centre\",\"purpose\":\"care\",\"named\":false}"
                            .formatted(number, IndexWard.resident(number)));
        }
        return ward;
    }

    private void grow(Rig rig, IndexWard ward, int hours, int perHour) throws GatewayException, IOException {
        String name = clock.instant().truncatedTo(ChronoUnit.MICROS).toString();
        var plan = new LoadGenerator.Plan(CLIENTS, INFLIGHT, name, ward::device);
        try (LoadGenerator generator = LoadGenerator.connect(rig.address(), plan, clock, ticks)) {
            for (int hour = 1; hour <= hours; hour++) {
                long sent = 0;
                while (sent < perHour) {
                    sent += generator.run(SLICE).acknowledged();
                }
                post(rig.api(), "/api/v1/dev/clock", "{\"advance\":\"1h\"}");
                progress.printf("  hour %d of %d: %,d readings%n", hour, hours, sent);
                progress.flush();
            }
            post(rig.api(), "/api/v1/dev/clock", "{\"advance\":\"1h\"}");
        }
    }

    private BacklogResult drain(Rig rig, BacklogCentre centre, int hours) throws GatewayException, IOException {
        try (SosProbe probe = SosProbe.connect(rig.address(), rig.token(), clock, ticks)) {
            probe.warmUp();
            long readings = rig.api().health().accepted();
            probe.start(PRESS_EVERY);
            long from = ticks.nanos();
            post(rig.api(), "/api/v1/dev/fault", "{\"uplink\":\"up\"}");
            long told = awaitTold(rig.api(), readings);
            double seconds = (ticks.nanos() - from) / 1e9;
            probe.stop();
            return new BacklogResult(
                    hours,
                    HEAP_MEGABYTES,
                    readings,
                    Math.min(told, readings),
                    readings / seconds,
                    centre.bundles(),
                    centre.distinct(),
                    probe.pressed(),
                    probe.latencies().count(),
                    BacklogResult.p50(probe.latencies()),
                    BacklogResult.p99(probe.latencies()),
                    rig.process().usage().residentMegabytes());
        }
    }

    /** Waits until nothing waits any more; answers how many readings have been summarised. */
    private long awaitTold(GatewayApi api, long readings) throws GatewayException, IOException {
        long until = ticks.nanos() + TOLD_WITHIN.toNanos();
        while (ticks.nanos() - until < 0) {
            JsonNode lanes = JSON.readTree(api.get("/api/v1/sync").text()).path("lanes");
            long told = 0;
            long pending = 0;
            for (JsonNode lane : lanes) {
                told += lane.path("readings").asLong();
                pending += lane.path("lane").asText().equals("alarms")
                        ? 0
                        : lane.path("pending").asLong();
            }
            if (told >= readings && pending == 0) {
                return told;
            }
            pause();
        }
        throw new GatewayException("the backlog is not told within " + TOLD_WITHIN.toMinutes() + " min");
    }

    private static void pause() throws GatewayException {
        try {
            Thread.sleep(LOOK_EVERY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayException("interrupted while measuring", e);
        }
    }

    private static void post(GatewayApi api, String path, String json) throws GatewayException, IOException {
        GatewayApi.Answer answer = api.post(path, JSON.readTree(json));
        if (!answer.succeeded()) {
            throw new GatewayException(path + " refused: " + answer.problem());
        }
    }
}
