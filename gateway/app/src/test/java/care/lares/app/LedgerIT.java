// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.api.ApiClient;
import care.lares.api.Contract;
import care.lares.config.Anchoring;
import care.lares.config.LedgerNode;
import care.lares.config.Outside;
import care.lares.config.Settings;
import care.lares.config.Settings.DevPorts;
import care.lares.config.Settings.Development;
import care.lares.config.Witnesses;
import care.lares.fixture.KilledCopy;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway and a real ledger. */
class LedgerIT {
    private static final String TOKEN = "admin-token";
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    Path temp;

    @Test
    void anchorsOnItsOwnAndGoesOnAfterItWasKilled() throws Exception {
        try (AnvilNode anvil = AnvilNode.start()) {
            Path data = temp.resolve("data");
            Gateway first = start(data, anvil.url());
            ApiClient before = new ApiClient(first.httpPort(), Contract.DOCUMENT).as(TOKEN);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(epochs(before, "final")).contains(1L));
            KilledCopy.make(data, temp.resolve("killed"));
            stop(first);

            Gateway second = start(temp.resolve("killed"), anvil.url());
            ApiClient after = new ApiClient(second.httpPort(), Contract.DOCUMENT).as(TOKEN);
            // What was seen last may not have been on the disk yet that was copied.
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(epochs(after, "final")).contains(1L));
            long anchored = epochs(after, "final").get(0);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(epochs(after, "final").get(0)).isGreaterThan(anchored + 1));
            assertThat(epochs(after, "foreign")).isEmpty();
            assertThat(after.json("/api/v1/alarms").getJsonArray("items")).isEmpty();
            stop(second);
        }
    }

    @Test
    void watchesOverPeopleAllTheSameWhileTheLedgerIsAway() throws Exception {
        Gateway gateway = start(temp.resolve("data"), "http://127.0.0.1:1");
        ApiClient admin = new ApiClient(gateway.httpPort(), Contract.DOCUMENT).as(TOKEN);
        admin.post("/api/v1/devices/pendant/readings", new JsonObject("{\"kind\":\"sos\",\"value\":true}"));
        assertThat(admin.json("/api/v1/alarms").getJsonArray("items")).hasSize(1);
        stop(gateway);
    }

    @Test
    void watchesOverPeopleAllTheSameWhileTheLedgersKeyIsDamaged() throws Exception {
        Path data = temp.resolve("data");
        stop(start(data, "http://127.0.0.1:1"));
        for (String each : List.of("ledger.key", "ledger.key.copy")) {
            Files.writeString(data.resolve("keys").resolve(each), "damaged");
        }
        Gateway gateway = start(data, "http://127.0.0.1:1");
        ApiClient admin = new ApiClient(gateway.httpPort(), Contract.DOCUMENT).as(TOKEN);
        admin.post("/api/v1/devices/pendant/readings", new JsonObject("{\"kind\":\"sos\",\"value\":true}"));
        assertThat(admin.json("/api/v1/alarms").getJsonArray("items")).hasSize(1);
        stop(gateway);
    }

    /** Newest first. */
    private static List<Long> epochs(ApiClient client, String state) throws Exception {
        JsonArray anchors = client.json("/api/v1/anchors").getJsonArray("items");
        return anchors.stream()
                .map(JsonObject.class::cast)
                .filter(anchor -> anchor.getString("state").equals(state))
                .map(anchor -> anchor.getLong("epoch"))
                .toList();
    }

    private static Gateway start(Path data, String ledger) throws Exception {
        Anchoring anchoring =
                new Anchoring(Duration.ofSeconds(3), Optional.of(LedgerNode.forTests(ledger, 2)), Witnesses.NONE);
        Settings settings = Settings.dev(data, DevPorts.ANY, new Development(TOKEN, "psk"))
                .with(new Outside(List.of(), anchoring, Optional.empty()));
        return Gateway.start(settings).toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static void stop(Gateway gateway) throws Exception {
        gateway.stop().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}
