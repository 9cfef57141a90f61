// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.domain.Ticks;
import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.LaresCommand;
import com.fasterxml.jackson.databind.JsonNode;
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
            Path folder = Files.createDirectories(rig.folder("receipts"));
            List<String> arguments = new ArrayList<>(
                    List.of("verify", "--json", "--seconds", Long.toString(Math.max(1, length.toSeconds()))));
            for (int i = 0; i < RECEIPTS; i++) {
                long seq = entries * i / RECEIPTS;
                String receipt =
                        api.receipt(seq).orElseThrow(() -> new GatewayException("there is no receipt of entry " + seq));
                arguments.add(Files.writeString(folder.resolve(i + ".tlog-proof"), receipt)
                        .toString());
            }
            return result(entries, lares.json(arguments.toArray(String[]::new)));
        }
    }

    private static VerifyResult result(long entries, JsonNode measured) {
        return new VerifyResult(
                entries,
                measured.path("receipts").asInt(),
                measured.path("valid").asBoolean(),
                measured.path("largestBytes").asInt(),
                measured.path("perSecond").asLong(),
                measured.path("perSecondOneThread").asLong(),
                measured.path("perSecondSignatureEachTime").asLong());
    }
}
