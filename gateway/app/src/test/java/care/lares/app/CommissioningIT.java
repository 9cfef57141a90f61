// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.app.RunningGateway.Answer;
import care.lares.ingest.mqtt.Client;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A house is set up over HTTP and MQTT, with a phone that is really called, through a restart, to the certificate. */
@Timeout(300)
class CommissioningIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** The way out is looked at once a second. */
    private static final Duration LOOKED_AT = Duration.ofMillis(1500);

    private static final String SETTING_UP = "/api/v1/commissioning";
    private static final String CERTIFICATE = SETTING_UP + "/certificate";

    @TempDir
    Path data;

    private final List<JsonObject> told = new CopyOnWriteArrayList<>();
    private HttpServer phone;
    private RunningGateway lares;

    @BeforeEach
    void start() throws Exception {
        phone = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        phone.createContext("/", exchange -> {
            told.add(new JsonObject(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        phone.start();
        lares = new RunningGateway(data);
    }

    @AfterEach
    void stop() throws Exception {
        lares.close();
        phone.stop(0);
    }

    @Test
    void aHouseIsSetUpThroughARestartUpToTheCertificate() throws Exception {
        assertThat(stand().getString("state")).isEqualTo("none");
        assertThat(lares.post(CERTIFICATE, "").status()).isEqualTo(409);
        assertThat(lares.get(CERTIFICATE).status()).isEqualTo(404);
        assertThat(lares.post(SETTING_UP, "").status()).isEqualTo(201);
        assertThat(lares.post(SETTING_UP, "").status()).as("a second click").isEqualTo(200);
        assertThat(reasons()).containsExactly("no_device", "no_contact", "mains", "uplink");
        registerSonAndSmoke();
        Answer early = lares.post(CERTIFICATE, "");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.detail())
                .startsWith("not yet: ")
                .contains("smoke-1 has not been activated", "son has not answered a test call", "mains", "way out");

        aCallIsATestOutsideAndRealInside();
        assertThat(lares.post("/api/v1/devices/smoke-1/readings", "{\"kind\":\"test\",\"value\":true}")
                        .status())
                .isEqualTo(204);

        String code = callSon();
        restart();
        assertThat(health()).isTrue();
        assertThat(lares.post(SETTING_UP + "/confirmations", "{\"code\":\"zzzz-zzzz\"}")
                        .status())
                .isEqualTo(404);
        Answer confirmed = lares.send(
                "POST", SETTING_UP + "/confirmations", "application/json", "{\"code\":\"" + code + "\"}", "");
        assertThat(confirmed.body().getString("contact"))
                .as("his own program answers")
                .isEqualTo("son");

        publish("ups-1", "{\"kind\":\"mains\",\"value\":false}");
        assertThat(reasons()).containsExactly("mains_gone", "uplink");
        publish("ups-1", "{\"kind\":\"mains\",\"value\":true}");
        pullTheUplink();
        assertThat(reasons()).isEmpty();

        Answer made = lares.post(CERTIFICATE, "");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().getJsonArray("devices").stream().map(one -> ((JsonObject) one).getString("id")))
                .containsExactly("cord-1", "smoke-1");
        String receipt = receipt(made.body().getLong("seq"));
        assertThat(receipt).startsWith("c2sp.org/tlog-proof@v1");
        assertThat(health()).isFalse();
        restart();
        assertThat(lares.get(CERTIFICATE).body()).isEqualTo(made.body());
        assertThat(stand().getString("state")).isEqualTo("certified");
    }

    private void aCallIsATestOutsideAndRealInside() throws Exception {
        publish("cord-1", "{\"kind\":\"sos\",\"value\":true}");
        await().atMost(PATIENCE)
                .until(() -> told.stream().anyMatch(one -> kind(one).equals("sos")));
        JsonObject outside =
                told.stream().filter(one -> kind(one).equals("sos")).findFirst().orElseThrow();
        assertThat(outside.getBoolean("test")).isTrue();
        assertThat(outside.getString("text")).startsWith("TEST: this house is being set up. Call for help");
        JsonObject inside = lares.get("/api/v1/alarms?state=open")
                .body()
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(inside.getBoolean("test")).isFalse();
    }

    @Test
    void afterwardsAlarmsAreRealOutsideAndWhatIsNewIsNotProvenYet() throws Exception {
        lares.post(SETTING_UP, "");
        registerSonAndSmoke();
        assertThat(lares.post(SETTING_UP + "/end", "").body().getString("state"))
                .isEqualTo("none");
        publish("cord-1", "{\"kind\":\"sos\",\"value\":true}");
        await().atMost(PATIENCE)
                .until(() -> told.stream().anyMatch(one -> kind(one).equals("sos")));
        assertThat(told.stream().filter(one -> kind(one).equals("sos")).map(one -> one.getBoolean("test")))
                .containsOnly(false);
        assertThat(lares.post(SETTING_UP + "/test-calls", "{\"contact\":\"son\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void whatALifeMayHangOnIsNeverExcused() throws Exception {
        lares.post(SETTING_UP, "");
        publish("cord-1", "{\"kind\":\"sos\",\"value\":true}");
        assertThat(lares.put(SETTING_UP + "/devices/cord-1", "{\"required\":false}")
                        .status())
                .isEqualTo(409);
        assertThat(lares.put(SETTING_UP + "/devices/ghost", "{\"required\":false}")
                        .status())
                .isEqualTo(404);
        assertThat(lares.post(SETTING_UP + "/test-calls", "{\"contact\":\"nobody\"}")
                        .status())
                .isEqualTo(404);
    }

    private void registerSonAndSmoke() throws Exception {
        lares.post("/api/v1/places", "{\"id\":\"room-1\",\"name\":\"Room 1\"}");
        lares.post("/api/v1/devices", "{\"id\":\"smoke-1\",\"place\":\"room-1\"}");
        String url = "http://127.0.0.1:" + phone.getAddress().getPort() + "/son";
        assertThat(lares.put("/api/v1/contacts/son", "{\"webhook\":{\"url\":\"" + url + "\"}}")
                        .status())
                .isEqualTo(201);
    }

    private String callSon() throws Exception {
        Answer called = lares.post(SETTING_UP + "/test-calls", "{\"contact\":\"son\"}");
        assertThat(called.body().getBoolean("delivered")).isTrue();
        JsonObject call = told.stream()
                .filter(one -> one.containsKey("confirm"))
                .findFirst()
                .orElseThrow();
        assertThat(call.getBoolean("test")).isTrue();
        String code = call.getJsonObject("confirm").getString("code");
        assertThat(call.getString("text")).contains(code);
        return code;
    }

    /**
     * As a development gateway can. The way out is looked at once a second, and must have been seen there since the restart
     * before its going counts: so it goes and comes, each for longer than that.
     */
    private void pullTheUplink() throws Exception {
        AtomicBoolean up = new AtomicBoolean(true);
        await().atMost(PATIENCE).pollInterval(LOOKED_AT).until(() -> {
            boolean gone = reasons().equals(List.of("uplink_gone"));
            if (!gone) {
                up.set(!up.get());
                lares.post("/api/v1/dev/fault", "{\"uplink\":\"" + (up.get() ? "up" : "down") + "\"}");
            }
            return gone;
        });
        lares.post("/api/v1/dev/fault", "{\"uplink\":\"up\"}");
        await().atMost(PATIENCE).until(() -> reasons().isEmpty());
    }

    private void publish(String device, String reading) throws Exception {
        Client client = new Client(lares.gateway.mqttPort(), device).connect();
        client.send("lares/v1/devices/" + device + "/readings", reading).waitForCompletion(PATIENCE.toMillis());
        client.close();
    }

    private static String kind(JsonObject alarm) {
        return alarm.getString("kind", "");
    }

    private JsonObject stand() throws Exception {
        return lares.get(SETTING_UP).body();
    }

    private List<String> reasons() throws Exception {
        return stand().getJsonArray("remaining").stream()
                .map(one -> ((JsonObject) one).getString("reason"))
                .collect(Collectors.toList());
    }

    private boolean health() throws Exception {
        return lares.get("/health/ready").body().getBoolean("beingSetUp");
    }

    private String receipt(long seq) throws Exception {
        return lares.get("/api/v1/receipts/" + seq).response().body();
    }

    private void restart() throws Exception {
        lares.close();
        lares = new RunningGateway(data);
    }
}
