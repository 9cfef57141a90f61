// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.domain.Ticks;
import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.LaresCommand;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Measures how many receipts of a real log {@code lares verify} judges in a second. */
final class VerifyBench {
    private static final int CLIENTS = 10;
    private static final int INFLIGHT = 50;
    /** Fills a log in which proofs are as long as after a day of a small ward. */
    private static final Duration FILLING = Duration.ofSeconds(3);
    /** Receipts, spread over the whole log. */
    private static final int RECEIPTS = 500;
    /** More of these than there are signatures the command remembers, so that each is checked each time. */
    private static final int CHECKPOINTS = 300;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LaresCommand lares;
    private final Path below;
    private final InstantSource clock;
    private final Ticks ticks;

    VerifyBench(LaresCommand lares, Path below, InstantSource clock, Ticks ticks) {
        this.lares = lares;
        this.below = below;
        this.clock = clock;
        this.ticks = ticks;
    }

    /** Verifies for so long in each of the ways. */
    VerifyResult measure(Duration length) throws GatewayException, IOException {
        var plan = new LoadGenerator.Plan(
                CLIENTS,
                INFLIGHT,
                clock.instant().truncatedTo(ChronoUnit.MICROS).toString());
        try (Rig rig = Rig.start(lares, below, ticks);
                LoadGenerator generator = LoadGenerator.connect(rig.address(), plan, clock, ticks)) {
            generator.run(FILLING);
            GatewayApi api = rig.api();
            long entries = api.health().next();
            List<String> shared = new ArrayList<>();
            for (int i = 0; i < RECEIPTS; i++) {
                shared.add(receipt(api, entries * i / RECEIPTS));
            }
            List<String> apart = new ArrayList<>();
            for (int i = 0; i < CHECKPOINTS; i++) {
                apart.add(receipt(api, one(api)));
            }
            return new VerifyResult(
                    entries,
                    verified(rig.folder("shared"), shared, length),
                    verified(rig.folder("apart"), apart, length));
        }
    }

    private static String receipt(GatewayApi api, long seq) throws GatewayException {
        return api.receipt(seq).orElseThrow(() -> new GatewayException("there is no receipt of entry " + seq));
    }

    /** One more reading, which no checkpoint covers yet; its place in the log. */
    private static long one(GatewayApi api) throws GatewayException {
        GatewayApi.Answer answer = api.post(
                "/api/v1/devices/bench-apart/readings",
                JSON.createObjectNode().put("kind", "heart_rate").put("value", 72));
        if (!answer.succeeded()) {
            throw new GatewayException("a reading is refused: " + answer.problem());
        }
        return api.health().next() - 1;
    }

    private VerifyResult.Rate verified(Path folder, List<String> receipts, Duration length)
            throws GatewayException, IOException {
        Files.createDirectories(folder);
        List<String> arguments = new ArrayList<>(
                List.of("verify", "--json", "--seconds", Long.toString(Math.max(1, length.toSeconds()))));
        for (String receipt : receipts) {
            Path file = folder.resolve(arguments.size() + ".tlog-proof");
            arguments.add(Files.writeString(file, receipt).toString());
        }
        JsonNode measured = lares.json(arguments.toArray(String[]::new));
        return new VerifyResult.Rate(
                measured.path("receipts").asInt(),
                measured.path("checkpoints").asInt(),
                measured.path("valid").asBoolean(),
                measured.path("largestBytes").asInt(),
                measured.path("perSecond").asLong(),
                measured.path("perSecondOneThread").asLong());
    }
}
