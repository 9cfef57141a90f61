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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Measures how a gateway tells what waited while uplink, witness and centre were away for days: each is cut off again and
 * again when it is back. Whether everything is told once and calls first, how fast, and whether new calls wait for it.
 */
final class BacklogBench {
    private static final int HEAP_MEGABYTES = 96;
    private static final int CLIENTS = 50;
    private static final int INFLIGHT = 100;
    private static final Duration SLICE = Duration.ofMillis(500);
    private static final Duration PRESS_EVERY = Duration.ofMillis(100);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    /**
     * The gateway's clock is moved on by hand, also while it tells: what is tried again is due some time. Seldom, since
     * all rules are asked at each leap, and calls wait for that.
     */
    private static final Duration CLOCK_MOVES = Duration.ofSeconds(10);

    private static final Duration TOLD_WITHIN = Duration.ofHours(1);
    /** Longer than the gateway waits, at most 5 min and a fifth, before it tries a witness again that was away. */
    private static final Duration WITNESSED_WITHIN = Duration.ofMinutes(7);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LaresCommand lares;
    private final Path below;
    private final InstantSource clock;
    private final Ticks ticks;
    private final PrintWriter progress;
    private long movedAt;

    BacklogBench(LaresCommand lares, Path below, InstantSource clock, Ticks ticks, PrintWriter progress) {
        this.lares = lares;
        this.below = below;
        this.clock = clock;
        this.ticks = ticks;
        this.progress = progress;
    }

    /**
     * What is measured.
     *
     * @param hours simulated hours without anybody
     * @param perHour readings in each
     * @param undisturbedSeconds how long calls are measured before anything is told
     * @param timesAway how often each of the three goes away once it is back
     * @param seed says when who goes away
     */
    record Plan(int hours, int perHour, int undisturbedSeconds, int timesAway, long seed) {}

    /** Lets a backlog grow hour by hour on a clock that is moved on, then lets everybody come back. */
    BacklogResult measure(Plan plan) throws GatewayException, IOException {
        Files.createDirectories(below);
        try (BacklogCentre centre = BacklogCentre.away();
                BacklogWitness witness = BacklogWitness.start(lares, Files.createTempDirectory(below, "witness"));
                Rig rig = Rig.start(
                        below,
                        (data, log) -> lares.measuredGateway(
                                data,
                                log,
                                HEAP_MEGABYTES,
                                ticks,
                                "--clock",
                                "manual",
                                "--witness",
                                witness.option(),
                                "--centre",
                                centre.url().toString()))) {
            Uplink uplink = new Uplink(rig.api());
            IndexWard ward = consenting(uplink.api());
            uplink.goesAway();
            witness.goesAway();
            grow(rig, uplink.api(), ward, plan);
            return new Telling(rig, centre, witness, uplink, plan).measure();
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

    private void grow(Rig rig, GatewayApi api, IndexWard ward, Plan wanted) throws GatewayException, IOException {
        String name = clock.instant().truncatedTo(ChronoUnit.MICROS).toString();
        var plan = new LoadGenerator.Plan(CLIENTS, INFLIGHT, name, ward::device);
        try (LoadGenerator generator = LoadGenerator.connect(rig.address(), plan, clock, ticks)) {
            for (int hour = 1; hour <= wanted.hours(); hour++) {
                long sent = 0;
                while (sent < wanted.perHour()) {
                    sent += generator.run(SLICE).acknowledged();
                }
                post(api, "/api/v1/dev/clock", "{\"advance\":\"1h\"}");
                progress.printf("  hour %d of %d: %,d readings%n", hour, wanted.hours(), sent);
                progress.flush();
            }
            post(api, "/api/v1/dev/clock", "{\"advance\":\"1h\"}");
        }
    }

    /** The way out of the house. */
    private record Uplink(GatewayApi api) implements Outages.Party {
        @Override
        public void goesAway() throws GatewayException, IOException {
            post(api, "/api/v1/dev/fault", "{\"uplink\":\"down\"}");
        }

        @Override
        public void comesBack() throws GatewayException, IOException {
            post(api, "/api/v1/dev/fault", "{\"uplink\":\"up\"}");
        }
    }

    /** From the last minutes of silence until everything is told. */
    private final class Telling {
        private final Rig rig;
        private final BacklogCentre centre;
        private final BacklogWitness witness;
        private final Uplink uplink;
        private final Plan plan;
        private final GatewayApi api;

        Telling(Rig rig, BacklogCentre centre, BacklogWitness witness, Uplink uplink, Plan plan) {
            this.rig = rig;
            this.centre = centre;
            this.witness = witness;
            this.uplink = uplink;
            this.plan = plan;
            this.api = uplink.api();
        }

        BacklogResult measure() throws GatewayException, IOException {
            try (SosProbe probe = SosProbe.connect(rig.address(), rig.token(), clock, ticks)) {
                long readings = api.health().accepted();
                long entries = api.health().next();
                probe.warmUp();
                Calls undisturbed = undisturbed(probe);
                var outages = new Outages(List.of(uplink, witness, centre), plan.timesAway(), plan.seed());
                probe.start(PRESS_EVERY);
                long from = ticks.nanos();
                centre.comesBack();
                witness.comesBack();
                uplink.comesBack();
                outages.start();
                awaitTold(readings, outages);
                double seconds = (ticks.nanos() - from) / 1e9;
                probe.stop();
                return new BacklogResult(
                        plan,
                        HEAP_MEGABYTES,
                        readings,
                        BacklogResult.Told.of(centre.tally()),
                        readings / seconds,
                        outages.done(),
                        isWitnessed(entries),
                        SosProbe.PENDANTS,
                        undisturbed,
                        Calls.of(probe),
                        rig.process().usage().residentMegabytes());
            }
        }

        private Calls undisturbed(SosProbe probe) throws GatewayException, IOException {
            progress.println("  calls before anything is told");
            progress.flush();
            probe.start(PRESS_EVERY);
            long until = ticks.nanos()
                    + Duration.ofSeconds(plan.undisturbedSeconds()).toNanos();
            while (ticks.nanos() - until < 0) {
                moveClock();
                sync();
                pause();
            }
            probe.stop();
            Calls calls = Calls.of(probe);
            probe.reset();
            return calls;
        }

        /** Waits until nothing waits any more and all are back for good. */
        private void awaitTold(long readings, Outages outages) throws GatewayException, IOException {
            long until = ticks.nanos() + TOLD_WITHIN.toNanos();
            while (ticks.nanos() - until < 0) {
                moveClock();
                long pending = 0;
                long summarised = 0;
                for (JsonNode lane : sync()) {
                    boolean alarms = lane.path("lane").asText().equals("alarms");
                    pending += alarms ? 0 : lane.path("pending").asLong();
                    summarised += lane.path("readings").asLong();
                }
                if (outages.over() && pending == 0 && summarised >= readings) {
                    return;
                }
                pause();
            }
            throw new GatewayException("the backlog is not told within " + TOLD_WITHIN.toMinutes() + " min");
        }

        private JsonNode sync() throws GatewayException, IOException {
            return JSON.readTree(api.get("/api/v1/sync").text()).path("lanes");
        }

        private void moveClock() throws GatewayException, IOException {
            if (ticks.nanos() - movedAt >= CLOCK_MOVES.toNanos()) {
                movedAt = ticks.nanos();
                post(api, "/api/v1/dev/clock", "{\"advance\":\"10s\"}");
            }
        }

        /** The newest checkpoint that the witness has seen covers all that waited, once the courier has gone again. */
        private boolean isWitnessed(long entries) throws GatewayException, IOException {
            long until = ticks.nanos() + WITNESSED_WITHIN.toNanos();
            while (ticks.nanos() - until < 0) {
                if (witness.cosigned(api.receipt(entries - 1).orElse(""))) {
                    return true;
                }
                movedAt = 0;
                moveClock();
                pause();
            }
            return false;
        }
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
