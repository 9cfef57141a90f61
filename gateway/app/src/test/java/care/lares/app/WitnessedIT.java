// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.config.Anchoring;
import care.lares.config.Outside;
import care.lares.config.Settings;
import care.lares.config.Settings.DevPorts;
import care.lares.config.Settings.Development;
import care.lares.config.WitnessNode;
import care.lares.config.Witnesses;
import care.lares.fixture.KilledCopy;
import care.lares.journal.check.Finding;
import care.lares.journal.check.JournalCheck;
import care.lares.journal.log.FileStorage;
import care.lares.sync.verify.ReceiptVerifier;
import care.lares.sync.verify.TrustedKeys;
import care.lares.sync.verify.Verdict;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway and witnesses in processes of their own. */
class WitnessedIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    Path temp;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void stopWitnesses() {
        processes.forEach(Process::destroyForcibly);
    }

    /** What a witness said when it was ready. */
    private record Ready(String url, String key) {}

    @Test
    void aReceiptBearsTheCosignaturesOfAllWitnesses() throws Exception {
        Ready one = witness("w1");
        Ready two = witness("w2");
        try (RunningGateway gateway = gateway(temp.resolve("data"), one, two)) {
            await().atMost(PATIENCE).until(() -> tier(gateway), words -> words.equals("witnessed 2"));
            Verdict verdict = ReceiptVerifier.verify(
                    receipt(gateway).getBytes(StandardCharsets.UTF_8),
                    new TrustedKeys(Set.of(), Set.of(one.key(), two.key())));
            assertThat(((Verdict.Valid) verdict).reach().words()).isEqualTo("witnessed 2");
        }
    }

    /**
     * Killed and begun again, it goes on where the witness saw it last. An older copy that somebody puts back is given up
     * as soon as the witness shows what it lacks, and a new log goes on behind it, under the same roof.
     */
    @Test
    void anOldCopyThatIsPutBackGoesOnInANewLog() throws Exception {
        Ready one = witness("w1");
        Path data = temp.resolve("data");
        Path old = temp.resolve("old");
        try (RunningGateway gateway = gateway(data, one)) {
            await().atMost(PATIENCE).until(() -> tier(gateway), words -> words.equals("witnessed 1"));
        }
        KilledCopy.make(data, old);
        String origin;
        try (RunningGateway gateway = gateway(data, one)) {
            origin = origin(gateway);
            for (int i = 0; i < 5; i++) {
                call(gateway);
            }
            long next = next(gateway);
            await().atMost(PATIENCE).until(() -> cosignedSize(gateway) >= next);
            assertThat(alarms(gateway, "gateway.evidence")).isEmpty();
        }
        try (RunningGateway gateway = gateway(old, one)) {
            call(gateway);
            await().atMost(PATIENCE).until(() -> !origin(gateway).equals(origin));
            assertThat(alarms(gateway, "gateway.evidence"))
                    .singleElement()
                    .asString()
                    .contains("A new log was begun", "an old copy of the data directory was put back");
            assertThat(alarms(gateway, "call.sos")).as("open alarms go on").hasSize(1);
            call(gateway);
            await().atMost(PATIENCE).until(() -> cosignedSize(gateway) > 2);
            assertThat(alarms(gateway, "gateway.anchor")).isEmpty();
            assertValid(gateway, one);
        }
        assertThat(JournalCheck.of(old, System::nanoTime).run().findings())
                .filteredOn(found -> found.weight() == Finding.Weight.FAULT)
                .isEmpty();
        try (RunningGateway gateway = gateway(old, one)) {
            String now = origin(gateway);
            long next = next(gateway);
            await().atMost(PATIENCE).until(() -> cosignedSize(gateway) >= next);
            assertThat(origin(gateway)).as("once is enough").isEqualTo(now);
            assertThat(alarms(gateway, "call.sos")).hasSize(1);
        }
    }

    private static void call(RunningGateway gateway) throws Exception {
        gateway.post("/api/v1/devices/pendant/readings", "{\"kind\":\"sos\",\"value\":true}");
    }

    private static String origin(RunningGateway gateway) throws Exception {
        return journal(gateway).getString("origin");
    }

    private static void assertValid(RunningGateway gateway, Ready witness) throws Exception {
        Verdict verdict = ReceiptVerifier.verify(
                receipt(gateway).getBytes(StandardCharsets.UTF_8), new TrustedKeys(Set.of(), Set.of(witness.key())));
        assertThat(((Verdict.Valid) verdict).reach().words()).isEqualTo("witnessed 1");
    }

    private Ready witness(String name) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "care.lares.witness.Main",
                        "--dev",
                        "--json",
                        "--name",
                        "witness.example/" + name,
                        "--data",
                        temp.resolve(name).toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        processes.add(process);
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        JsonObject ready = new JsonObject(lines.readLine());
        return new Ready(ready.getString("url"), ready.getString("key"));
    }

    private static RunningGateway gateway(Path data, Ready... witnesses) throws Exception {
        List<WitnessNode> nodes = new ArrayList<>();
        for (Ready ready : witnesses) {
            nodes.add(new WitnessNode("w" + (nodes.size() + 1), ready.url(), Optional.of(ready.key())));
        }
        Anchoring anchoring =
                new Anchoring(Duration.ofSeconds(1), Optional.empty(), new Witnesses(nodes, nodes.size()));
        Settings settings = Settings.dev(data, DevPorts.ANY, new Development(RunningGateway.ADMIN, "psk"));
        return new RunningGateway(
                settings.with(new Outside(List.of(), anchoring, Optional.empty())), new FileStorage());
    }

    private static String receipt(RunningGateway gateway) throws Exception {
        return gateway.get("/api/v1/receipts/0").response().body();
    }

    private static String tier(RunningGateway gateway) throws Exception {
        return gateway.get("/api/v1/receipts/0")
                .response()
                .headers()
                .firstValue("Lares-Tier")
                .orElse("");
    }

    private static long next(RunningGateway gateway) throws Exception {
        return journal(gateway).getLong("next");
    }

    private static JsonObject journal(RunningGateway gateway) throws Exception {
        return new JsonObject(gateway.get("/health/ready").response().body()).getJsonObject("journal");
    }

    private static long cosignedSize(RunningGateway gateway) throws Exception {
        return gateway.get("/api/v1/checkpoints").body().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(one -> !one.getJsonArray("witnesses").isEmpty())
                .mapToLong(one -> one.getLong("size"))
                .max()
                .orElse(0);
    }

    private static List<String> alarms(RunningGateway gateway, String rule) throws Exception {
        return gateway.get("/api/v1/alarms?state=open").body().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(alarm -> alarm.getString("rule").startsWith(rule))
                .map(alarm -> alarm.getString("text"))
                .toList();
    }
}
