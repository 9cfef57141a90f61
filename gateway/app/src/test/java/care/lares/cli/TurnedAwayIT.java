// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import care.lares.app.Gateway;
import care.lares.config.ConfigReader;
import care.lares.ingest.mqtt.Client;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pendant with a wrong secret, at a gateway as it is in a house: refused as ever, and people are told. */
class TurnedAwayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BAD_USER_NAME_OR_PASSWORD = 0x86;

    @TempDir
    Path dir;

    private final Terminal terminal = new Terminal();
    private Gateway gateway;
    private Client nora;
    private String norasSecret = "";
    private String pendantsSecret = "";

    @BeforeEach
    void start() throws Exception {
        terminal.run("enrol", "pendant-1", "--resident", "anna", "--data", dir, "--json");
        pendantsSecret =
                terminal.json().getJsonArray("devices").getJsonObject(0).getString("secret");
        terminal.run("user", "nora", "--scope", "alarms:read", "--data", dir, "--json");
        norasSecret = terminal.json().getString("secret");
        open();
    }

    private void open() throws Exception {
        Path file = dir.resolve("lares.yaml");
        Files.writeString(file, "data: " + dir + "\ningest:\n  mqtt: {host: 127.0.0.1, port: 0}\n");
        gateway = done(Gateway.start(ConfigReader.read(file)));
        nora = client("nora").connect("nora", norasSecret).subscribe("lares/v1/alarms/#");
    }

    @AfterEach
    void close() throws Exception {
        nora.close();
        done(gateway.stop());
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void isToldOnceUntilItsRightSecretIsGivenAlsoAfterARestart() throws Exception {
        isRefused("somebody", "no secret at all");
        isRefused("somebody", "no secret at all");
        isRefused("pendant-1", "mistyped");
        isRefused("pendant-1", "mistyped");
        JsonObject alarm = told();
        assertThat(alarm.getString("kind")).isEqualTo("device_fault");
        assertThat(alarm.getString("priority")).isEqualTo("medium");
        assertThat(alarm.getString("device")).isEqualTo("pendant-1");
        assertThat(alarm.getString("text")).contains("turned away", "cannot call for help");
        assertThat(alarm.encode()).doesNotContain("mistyped", "somebody");
        close();
        open();
        assertThat(told().getString("id")).isEqualTo(alarm.getString("id"));
        client("right").connect("pendant-1", pendantsSecret).close();
        await().atMost(PATIENCE)
                .until(() -> nora.heard.stream()
                        .anyMatch(heard ->
                                heard.payload().isEmpty() && heard.topic().endsWith(alarm.getString("id"))));
    }

    private Client client(String id) throws MqttException {
        return new Client(gateway.mqttPort(), id);
    }

    private void isRefused(String name, String secret) throws MqttException {
        try (Client client = client("client-of-" + name)) {
            MqttException refusal = catchThrowableOfType(MqttException.class, () -> client.connect(name, secret));
            assertThat(refusal.getReasonCode()).isEqualTo(BAD_USER_NAME_OR_PASSWORD);
        }
    }

    /** The one alarm that is open. */
    private JsonObject told() {
        await().atMost(PATIENCE).until(() -> !alarms().isEmpty());
        assertThat(alarms().stream().map(alarm -> alarm.getString("id")).distinct())
                .hasSize(1);
        return alarms().get(0);
    }

    private List<JsonObject> alarms() {
        return nora.heard.stream()
                .filter(heard -> !heard.payload().isEmpty())
                .map(heard -> new JsonObject(heard.payload()))
                .toList();
    }
}
