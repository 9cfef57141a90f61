// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.config.Settings;
import care.lares.config.Settings.DevPorts;
import care.lares.config.Settings.Development;
import care.lares.ingest.mqtt.Client;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What programs may do to a gateway for tests, over its own sockets. */
@Timeout(300)
class DevControlsIT {
    private static final String TOKEN = "admin-token-of-this-test";
    private static final String CLOCK = "/api/v1/dev/clock";
    private static final String FAULT = "/api/v1/dev/fault";

    @TempDir
    Path data;

    private final HttpClient http = HttpClient.newHttpClient();
    private Gateway gateway;

    @AfterEach
    void stop() throws Exception {
        gateway.stop().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private void start(boolean manualClock) throws Exception {
        gateway = Gateway.start(Settings.dev(data, DevPorts.ANY, new Development(TOKEN, "psk", manualClock, true)))
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
    }

    private HttpResponse<String> ask(String method, String path, String body) throws Exception {
        return ask(method, path, body, TOKEN);
    }

    private HttpResponse<String> ask(String method, String path, String body, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.httpPort() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private Instant now(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonObject json = new JsonObject(answer.body());
        assertThat(json.getBoolean("durable")).isTrue();
        return Instant.parse(json.getString("now"));
    }

    @Test
    void timeStandsStillUntilItIsMovedAndSurvivesARestart() throws Exception {
        start(true);
        Instant began = now(ask("GET", CLOCK, ""));
        assertThat(now(ask("GET", CLOCK, ""))).isEqualTo(began);
        try (Client pendant = new Client(gateway.mqttPort(), "pendant-1").connect()) {
            pendant.send("lares/v1/devices/pendant-1/readings", "{\"kind\":\"sos\",\"value\":true}")
                    .waitForCompletion(60_000);
        }
        assertThat(now(ask("POST", CLOCK, "{\"advance\":\"90s\"}"))).isEqualTo(began.plusSeconds(90));
        try (Client admin = new Client(gateway.mqttPort(), "admin").connect("admin", TOKEN)) {
            admin.subscribe("lares/v1/alarms/#");
            await().until(() -> !admin.heard.isEmpty());
            assertThat(admin.heard.get(0).payload())
                    .contains(
                            "{\"at\":\"" + began + "\",\"event\":\"raised\"",
                            "{\"at\":\"" + began.plusSeconds(60) + "\",\"event\":\"escalated\"");
        }
        Instant far = began.plus(Duration.ofDays(30));
        assertThat(now(ask("POST", CLOCK, "{\"to\":\"" + far + "\"}"))).isEqualTo(far);
        stop();
        start(true);
        assertThat(now(ask("GET", CLOCK, ""))).isEqualTo(far);
    }

    @Test
    void whatMakesNoSenseIsRefusedAndSaysWhatWould() throws Exception {
        start(true);
        for (String body : new String[] {
            "{}",
            "{\"advance\":\"4x\"}",
            "{\"advance\":-4}",
            "{\"advance\":\"9999d\"}",
            "{\"to\":\"tomorrow\"}",
            "{\"jump\":\"back\"}",
            "{\"jump\":\"--1d\"}",
            "{\"jump\":7}",
            "{\"set\":\"1212-12-12T00:00:00Z\"}",
            "{\"set\":null}",
            "{\"advance\":\"1s\",\"to\":\"2030-01-01T00:00:00Z\"}"
        }) {
            HttpResponse<String> answer = ask("POST", CLOCK, body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.body()).contains("90s, 5m, 4h, 30d");
        }
        assertThat(ask("POST", CLOCK, "{\"to\":\"2020-01-01T00:00:00Z\"}").body())
                .contains("time does not run backwards");
        HttpResponse<String> unknown = ask("POST", FAULT, "{\"disk\":\"fail\",\"moon\":\"down\"}");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("uplink", "disk", "mqtt", "events");
        for (String notAState : new String[] {"null", "7", "{}", "[\"cut\"]"}) {
            assertThat(ask("POST", FAULT, "{\"events\":" + notAState + "}").statusCode())
                    .as(notAState)
                    .isEqualTo(400);
        }
        assertThat(ask("GET", FAULT, "").body()).as("none of them was set").contains("\"faults\":{}");
        assertThat(ask("POST", CLOCK, "{\"advance\":\"1s\"}", "guess").statusCode())
                .isEqualTo(401);
    }

    @Test
    void thereIsNoClockToMoveWhenItIsTheMachines() throws Exception {
        start(false);
        assertThat(ask("GET", CLOCK, "").statusCode()).isEqualTo(404);
        assertThat(ask("POST", CLOCK, "{\"advance\":\"1s\"}").statusCode()).isEqualTo(404);
        assertThat(ask("POST", FAULT, "{\"uplink\":\"down\"}").statusCode()).isEqualTo(200);
    }

    @Test
    void aDiskThatFailsIsToldAndEveryCallIsHeard() throws Exception {
        start(true);
        try (Client admin = new Client(gateway.mqttPort(), "admin").connect("admin", TOKEN)) {
            admin.subscribe("lares/v1/alarms/#");
            ask("POST", FAULT, "{\"disk\":\"full\"}");
            admin.send("lares/v1/devices/pendant-1/readings", "{\"kind\":\"sos\",\"value\":true}");
            await().until(() ->
                    admin.heard.stream().anyMatch(heard -> heard.payload().contains("\"kind\":\"sos\"")));
            JsonObject answer =
                    new JsonObject(ask("POST", CLOCK, "{\"advance\":\"1s\"}").body());
            assertThat(answer.getBoolean("durable")).isFalse();
            ask("POST", FAULT, "{\"disk\":\"ok\"}");
            await().until(() ->
                    new JsonObject(ask("POST", CLOCK, "{\"advance\":\"1s\"}").body()).getBoolean("durable"));
        }
    }

    @Test
    void cutClientsConnectAnew() throws Exception {
        start(true);
        Client pendant = new Client(gateway.mqttPort(), "pendant-1").connect();
        ask("POST", FAULT, "{\"mqtt\":\"cut\"}");
        await().until(() -> !pendant.isConnected());
        pendant.connect();
        pendant.close();
    }
}
