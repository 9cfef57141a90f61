// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.app.Gateway;
import care.lares.app.HangingCard;
import care.lares.config.ConfigReader;
import care.lares.ingest.coap.CoapDevice;
import care.lares.ingest.mqtt.Client;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A pendant with a DTLS key calls while the card that has its key does not answer: it cannot be heard, and people are told. */
@Timeout(240)
class UnreadKeysIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(1);

    @TempDir
    Path dir;

    private final Terminal terminal = new Terminal();
    private final HangingCard card = new HangingCard(false);
    private Gateway gateway;
    private String norasSecret = "";
    private String key = "";

    @BeforeEach
    void start() throws Exception {
        terminal.run("enrol", "pendant-1", "--resident", "anna", "--psk", "--data", dir, "--json");
        key = terminal.json().getJsonArray("devices").getJsonObject(0).getString("psk");
        terminal.run("user", "nora", "--scope", "alarms:read", "--data", dir, "--json");
        norasSecret = terminal.json().getString("secret");
        Path file = dir.resolve("lares.yaml");
        Files.writeString(file, """
                data: %s
                ingest: {mqtt: {host: 127.0.0.1, port: 0}, coaps: {host: 127.0.0.1, port: 0}}
                http: {host: 127.0.0.1, port: 0}
                """.formatted(dir));
        gateway = done(card.start(ConfigReader.read(file)));
    }

    @AfterEach
    void stop() throws Exception {
        card.answer();
        done(gateway.stop());
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void isNamedOnceThePastIsKnown() throws Exception {
        assertThat(health()).doesNotContain("CoAP with a key");
        await().atMost(PATIENCE).until(() -> {
            assertThat(pressed("pendant-1", SOON)).isEmpty();
            assertThat(pressed("made-up", SOON)).isEmpty();
            return health().contains("devices that use CoAP with a key are not heard")
                    && health().contains("Number of those that tried: 2.");
        });
        card.answer();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> ready() == 200);
        assertThat(health()).doesNotContain("CoAP with a key");
        try (Client nora = new Client(gateway.mqttPort(), "nora")
                .connect("nora", norasSecret)
                .subscribe("lares/v1/alarms/#")) {
            await().atMost(PATIENCE).until(() -> unprotected(nora).isPresent());
            assertThat(unprotected(nora).orElseThrow())
                    .contains("Not protected", "could not be let in", "on the memory card: pendant-1.")
                    .doesNotContain("made-up");
        }
        assertThat(pressed("pendant-1", PATIENCE)).contains(ResponseCode.CHANGED);
    }

    private Optional<ResponseCode> pressed(String device, Duration within) throws Exception {
        try (CoapDevice pendant = CoapDevice.overDtls("127.0.0.1", gateway.coapsPort(), device, key)) {
            return pendant.press(within);
        }
    }

    private static Optional<String> unprotected(Client nora) {
        return nora.heard.stream()
                .filter(heard -> !heard.payload().isEmpty())
                .map(heard -> new JsonObject(heard.payload()))
                .filter(alarm -> alarm.getString("kind").equals("gateway_was_off"))
                .map(alarm -> alarm.getString("text"))
                .findFirst();
    }

    private String health() throws Exception {
        return ask().body();
    }

    private int ready() throws Exception {
        return ask().statusCode();
    }

    private HttpResponse<String> ask() throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + gateway.httpPort() + "/health/ready");
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
