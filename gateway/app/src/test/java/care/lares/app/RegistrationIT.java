// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.app.RunningGateway.Answer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People and things are registered over HTTP, and are there after a restart. */
class RegistrationIT {
    private static final String ANNA = "{\"id\":\"anna\",\"name\":\"Anna Blum\",\"place\":\"room-4\",\"spo2Scale\":2,"
            + "\"emergencyCard\":{\"Allergies\":\"penicillin\"}}";

    private static final String WRONG = "{}[]\":,0x\u0000-e.\\ü";

    @TempDir
    Path data;

    private final FailingDisk disk = new FailingDisk();
    private RunningGateway lares;

    @BeforeEach
    void start() throws Exception {
        lares = new RunningGateway(data, disk);
    }

    @AfterEach
    void stop() throws Exception {
        lares.close();
    }

    private void restart() throws Exception {
        stop();
        start();
    }

    @Test
    void aResidentIsThereAfterARestartAndTheSameAgainIsNoConflict() throws Exception {
        Answer created = lares.post("/api/v1/residents", ANNA);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.response().headers().firstValue("Location")).contains("/api/v1/residents/anna");
        assertThat(created.body())
                .isEqualTo(new JsonObject(
                        "{\"id\":\"anna\",\"name\":\"Anna Blum\",\"place\":\"room-4\",\"spo2Scale\":2}"));
        restart();
        assertThat(lares.get("/api/v1/residents/anna").body()).isEqualTo(created.body());
        assertThat(lares.get("/api/v1/residents/anna/emergency-card").body().getJsonObject("card"))
                .isEqualTo(new JsonObject().put("Allergies", "penicillin"));
        assertThat(lares.get("/api/v1/places/room-4").body().getString("name")).isEqualTo("room-4");
        assertThat(lares.post("/api/v1/residents", ANNA).status()).isEqualTo(200);
        Answer other = lares.post("/api/v1/residents", ANNA.replace("Blum", "Baum"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.detail()).contains("PUT /api/v1/residents/anna");
        assertThat(lares.put("/api/v1/residents/anna", "{\"name\":\"Anna Baum\"}")
                        .status())
                .isEqualTo(200);
        assertThat(lares.get("/api/v1/residents/anna").body().getString("name")).isEqualTo("Anna Baum");
    }

    @Test
    void aDevicesSecretIsShownOnceAndLetsItSpeakForItselfOnly() throws Exception {
        lares.post("/api/v1/residents", ANNA);
        String pendant = "{\"id\":\"pendant-1\",\"resident\":\"anna\",\"driver\":\"native\",\"name\":\"Red\"}";
        Answer created = lares.post("/api/v1/devices", pendant);
        assertThat(created.status()).isEqualTo(201);
        String secret = created.body().getString("secret");
        assertThat(secret).hasSize(26);
        Answer again = lares.post("/api/v1/devices", pendant);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().containsKey("secret")).isFalse();
        assertThat(lares.get("/api/v1/devices/pendant-1").response().body()).doesNotContain(secret);
        restart();
        assertThat(reading("pendant-1", secret).status()).isEqualTo(204);
        assertThat(reading("pendant-2", secret).status()).isEqualTo(403);
        assertThat(reading("pendant-1", secret + "x").status()).isEqualTo(401);
        assertThat(lares.send("GET", "/api/v1/residents", "", "", secret).status())
                .isEqualTo(403);
        Answer minted = lares.send("POST", "/api/v1/devices/pendant-1/secret", "", "", RunningGateway.ADMIN);
        assertThat(minted.status()).isEqualTo(200);
        assertThat(reading("pendant-1", secret).status()).isEqualTo(401);
        assertThat(reading("pendant-1", minted.body().getString("secret")).status())
                .isEqualTo(204);
    }

    @Test
    void aDeviceCanBeGivenAKeyForDtlsAndASensorOfABridgeNeedsNone() throws Exception {
        Answer coap = lares.post("/api/v1/devices", "{\"id\":\"mat-1\",\"psk\":true}");
        assertThat(coap.body().getJsonObject("psk").getString("identity")).isEqualTo("mat-1");
        assertThat(coap.body().getJsonObject("psk").getString("key")).isEqualTo("psk");
        Answer bridged = lares.post("/api/v1/devices", "{\"id\":\"door-1\",\"driver\":\"zigbee2mqtt\"}");
        assertThat(bridged.status()).isEqualTo(201);
        assertThat(bridged.body().containsKey("secret")).isFalse();
        assertThat(lares.send("POST", "/api/v1/devices/door-1/secret", "", "", RunningGateway.ADMIN)
                        .status())
                .isEqualTo(409);
    }

    @Test
    void whatSpeaksOnlyWhenUsedIsNeverSaidToBeThereAndSaysWhenItWasUsed() throws Exception {
        Answer created = lares.post("/api/v1/devices", "{\"id\":\"cord-1\",\"supervised\":false}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body().getBoolean("supervised")).isFalse();
        String secret = created.body().getString("secret");
        assertThat(lares.send(
                                "POST",
                                "/api/v1/devices/cord-1/readings",
                                "application/json",
                                "{\"kind\":\"sos\",\"value\":true}",
                                secret)
                        .status())
                .isEqualTo(204);
        restart();
        JsonObject cord = lares.get("/api/v1/devices/cord-1").body();
        assertThat(cord.getBoolean("supervised")).isFalse();
        assertThat(cord.getValue("online")).isNull();
        assertThat(cord.getString("lastProven")).isEqualTo(cord.getString("lastSeen"));
        assertThat(lares.put("/api/v1/devices/cord-1", "{\"place\":\"room-4\"}")
                        .body()
                        .getBoolean("supervised"))
                .isFalse();
        assertThat(lares.put("/api/v1/devices/cord-1", "{\"place\":\"room-4\",\"supervised\":true}")
                        .body()
                        .getBoolean("supervised"))
                .isTrue();
        assertThat(lares.post("/api/v1/devices", "{\"id\":\"cord-1\",\"place\":\"room-4\",\"supervised\":false}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aDeviceThatServesSomeoneElseKeepsItsKeyForDtls() throws Exception {
        lares.post("/api/v1/devices", "{\"id\":\"mat-1\",\"psk\":true}");
        Answer moved = lares.put("/api/v1/devices/mat-1", "{\"resident\":\"anna\"}");
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.body().fieldNames()).doesNotContain("secret", "psk");
        assertThat(lares.post("/api/v1/devices", "{\"id\":\"mat-1\",\"resident\":\"anna\"}")
                        .status())
                .isEqualTo(200);
        assertThat(lares.put("/api/v1/devices/mat-1", "{\"resident\":\"anna\",\"psk\":false}")
                        .body()
                        .fieldNames())
                .contains("secret")
                .doesNotContain("psk");
    }

    @Test
    void whoIsMentionedIsKnownAndMayBeDescribedLater() throws Exception {
        assertThat(lares.post("/api/v1/devices", "{\"id\":\"p\",\"resident\":\"anna\",\"place\":\"room-9\"}")
                        .status())
                .isEqualTo(201);
        assertThat(lares.get("/api/v1/residents/anna").body().getString("name")).isEqualTo("anna");
        assertThat(lares.post("/api/v1/residents", ANNA).status()).isEqualTo(201);
        assertThat(lares.post("/api/v1/places", "{\"id\":\"room-9\",\"name\":\"Room 9\"}")
                        .status())
                .isEqualTo(201);
        assertThat(lares.post("/api/v1/places", "{\"id\":\"room-9\",\"name\":\"Room 9\"}")
                        .status())
                .isEqualTo(200);
        assertThat(lares.post("/api/v1/places", "{\"id\":\"room-9\",\"name\":\"Attic\"}")
                        .status())
                .isEqualTo(409);
        assertThat(lares.put("/api/v1/places/room-9", "{\"name\":\"Attic\"}").status())
                .isEqualTo(200);
    }

    @Test
    void nobodyUndoesUnseenWhatSomebodyElseHasChanged() throws Exception {
        lares.post("/api/v1/residents", ANNA);
        String seen = tag("/api/v1/residents/anna");
        String card = ANNA.replace("penicillin", "nuts");
        assertThat(lares.put("/api/v1/residents/anna", card, seen).status()).isEqualTo(200);
        Answer late = lares.put("/api/v1/residents/anna", ANNA, seen);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.detail()).contains("GET it again");
        assertThat(lares.put("/api/v1/residents/nobody", ANNA, "*").status()).isEqualTo(412);
        assertThat(lares.get("/api/v1/residents/nobody").status()).isEqualTo(404);

        Answer cord = lares.post("/api/v1/devices", "{\"id\":\"cord-2\",\"resident\":\"anna\"}");
        String quiet = tag("/api/v1/devices/cord-2");
        lares.send(
                "POST",
                "/api/v1/devices/cord-2/readings",
                "application/json",
                "{\"kind\":\"battery\",\"value\":80}",
                cord.body().getString("secret"));
        assertThat(tag("/api/v1/devices/cord-2")).isNotEqualTo(quiet);
        assertThat(lares.put("/api/v1/devices/cord-2", "{\"place\":\"attic\"}", quiet)
                        .status())
                .isEqualTo(200);
        restart();
        assertThat(lares.put("/api/v1/devices/cord-2", "{\"place\":\"cellar\"}", quiet)
                        .status())
                .isEqualTo(412);
        assertThat(lares.put("/api/v1/places/attic", "{\"name\":\"Attic\"}", tag("/api/v1/places/attic"))
                        .status())
                .isEqualTo(201);
    }

    private String tag(String path) throws Exception {
        return lares.get(path).response().headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void theSecretOfAWebhookIsNeverShownAgain() throws Exception {
        String son = "{\"id\":\"son\",\"name\":\"Ben\",\"order\":1,\"webhook\":{\"url\":\"https://ben.example/hook\"}}";
        Answer created = lares.post("/api/v1/contacts", son);
        assertThat(created.status()).isEqualTo(201);
        String minted = created.body().getJsonObject("webhook").getString("secret");
        assertThat(minted).hasSize(26);
        restart();
        assertThat(lares.get("/api/v1/contacts/son").body().getJsonObject("webhook"))
                .isEqualTo(new JsonObject().put("url", "https://ben.example/hook"));
        assertThat(lares.post("/api/v1/contacts", son).status()).isEqualTo(200);
        assertThat(lares.post("/api/v1/contacts", withSecret(son, minted)).status())
                .isEqualTo(200);
        assertThat(lares.post("/api/v1/contacts", withSecret(son, "another-one"))
                        .status())
                .isEqualTo(409);
        assertThat(lares.put("/api/v1/contacts/son", withSecret(son, "another-one"))
                        .response()
                        .body())
                .doesNotContain("another-one");
        assertThat(lares.send("DELETE", "/api/v1/contacts/son", "", "", RunningGateway.ADMIN)
                        .status())
                .isEqualTo(204);
        assertThat(lares.get("/api/v1/contacts/son").status()).isEqualTo(404);
        assertThat(lares.send("DELETE", "/api/v1/contacts/son", "", "", RunningGateway.ADMIN)
                        .status())
                .isEqualTo(404);
    }

    private static String withSecret(String contact, String secret) {
        return contact.replace("hook\"}", "hook\",\"secret\":\"" + secret + "\"}");
    }

    @Test
    void aRevokedDeviceMayOnlyCallForHelpAlsoAfterARestart() throws Exception {
        String secret =
                lares.post("/api/v1/devices", "{\"id\":\"pendant-1\"}").body().getString("secret");
        assertThat(lares.post("/api/v1/devices/pendant-1/revoke", "{\"reason\":\"lost\"}")
                        .status())
                .isEqualTo(204);
        restart();
        Answer refused = reading("pendant-1", secret);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.detail()).contains("revoked");
        assertThat(lares.send(
                                "POST",
                                "/api/v1/devices/pendant-1/readings",
                                "application/json",
                                "{\"kind\":\"sos\",\"value\":true}",
                                secret)
                        .status())
                .isEqualTo(204);
        assertThat(lares.get("/api/v1/alarms?state=open").response().body()).contains("This device was revoked on");
        assertThat(lares.send("DELETE", "/api/v1/devices/pendant-1", "", "", RunningGateway.ADMIN)
                        .status())
                .isEqualTo(204);
        Answer anew = lares.post("/api/v1/devices", "{\"id\":\"pendant-1\"}");
        assertThat(anew.status()).isEqualTo(201);
        assertThat(reading("pendant-1", anew.body().getString("secret")).status())
                .isEqualTo(204);
    }

    @Test
    void ofManyAtOnceWithOneIdExactlyOneIsCreated() throws Exception {
        List<CompletableFuture<Answer>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(lares.later(
                    "POST",
                    "/api/v1/residents",
                    "application/json",
                    "{\"id\":\"zoe\",\"name\":\"Zoe " + i + "\"}",
                    RunningGateway.ADMIN));
        }
        List<Integer> statuses =
                all.stream().map(CompletableFuture::join).map(Answer::status).toList();
        assertThat(statuses).containsOnlyOnce(201);
        assertThat(statuses.stream().filter(status -> status == 409)).hasSize(19);
    }

    @Test
    void whatIsNotSafeIsNotConfirmed() throws Exception {
        disk.fail("Input/output error");
        Answer answer = lares.post("/api/v1/residents", ANNA);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
        disk.heal();
        await().until(this::tryAgain, status -> status != 503);
        assertThat(tryAgain()).isEqualTo(200);
    }

    private int tryAgain() {
        return lares.later("POST", "/api/v1/residents", "application/json", ANNA, RunningGateway.ADMIN)
                .join()
                .status();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "residents | {} | id: is missing",
                "residents | {\"id\":7} | id: must be text",
                "residents | {\"id\":\"a/b\"} | id: resident id must not hold",
                "residents | {\"id\":\"a\",\"spo2Scale\":3} | spo2Scale: must be a whole number from 1 to 2",
                "residents | {\"id\":\"a\",\"spo2Scale\":1.5} | spo2Scale: must be a whole number from 1 to 2",
                "residents | {\"id\":\"a\",\"spo2Scale\":NaN} | JSON object",
                "residents | {\"id\":\"a\",\"born\":\"1940\"} | born: is not a field here; there are id, name",
                "residents | {\"id\":\"a\",\"name\":\"  \"} | name: must have 1 to 200 characters",
                "residents | {\"id\":\"a\",\"name\":\"x\\u0007\"} | name: must not hold control characters",
                "residents | {\"id\":\"a\",\"name\":\"\\ud800\"} | name: must not hold control characters",
                "residents | {\"id\":\"a\",\"emergencyCard\":{\"x\":1}} | emergencyCard.x: must be text",
                "residents | [] | JSON object",
                "residents | {\"id\":\"a\" | JSON object",
                "residents | {\"id\":\"a\",\"name\":1,\"place\":\"#\"} | name: must be text; place: place id must",
                "devices | {\"id\":\"a\",\"driver\":\"A B\"} | driver: must be the name of a family",
                "devices | {\"id\":\"a\",\"psk\":\"yes\"} | psk: must be true or false",
                "contacts | {\"id\":\"a\",\"webhook\":{}} | webhook.url: is missing",
                "contacts | {\"id\":\"a\",\"webhook\":{\"url\":\"ftp://x\"}} | webhook.url: must be an address such as",
                "contacts | {\"id\":\"a\",\"webhook\":{\"url\":\"https://u:p@x\"}} | webhook.url: must hold no user name",
                "contacts | {\"id\":\"a\",\"webhook\":{\"url\":\"https://x\",\"secret\":\"s\"}} | webhook.secret: must",
                "contacts | {\"id\":\"a\",\"webhook\":{\"url\":\"https://x\",\"to\":\"s\"}} | webhook.to: is not a field",
                "contacts | {\"id\":\"a\",\"webhook\":{\"url\":\"http://far.example/x\"}} | webhook.url: is not encrypted",
                "contacts | {\"id\":\"a\",\"webhook\":\"https://x\"} | webhook: must be an object of url, secret",
                "contacts | {\"id\":\"a\",\"order\":-1} | order: must be a whole number from 0 to 999",
            })
    void tellsWhatIsWrongWithEachField(String list, String body, String detail) throws Exception {
        Answer answer = lares.post("/api/v1/" + list, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).contains(detail);
    }

    @Test
    void refusesHostileBodiesAndGoesOn() throws Exception {
        assertThat(lares.post("/api/v1/residents", "[".repeat(8_000)).status()).isEqualTo(400);
        assertThat(lares.post("/api/v1/residents", "{\"id\":".repeat(2_000)).status())
                .isEqualTo(400);
        assertThat(lares.post("/api/v1/residents", "{\"id\":\"" + "x".repeat(20_000) + "\"}")
                        .status())
                .isEqualTo(413);
        assertThat(lares.send("POST", "/api/v1/residents", "text/plain", ANNA, RunningGateway.ADMIN)
                        .status())
                .isEqualTo(415);
        assertThat(lares.put("/api/v1/residents/anna", ANNA.replace("\"anna\"", "\"ben\""))
                        .detail())
                .contains("id: is not the one in the address");
        assertThat(lares.post("/api/v1/residents", ANNA).status()).isEqualTo(201);
    }

    /** Whatever is sent is answered with a reason, never with a fault of the gateway. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noBodyIsAFaultOfTheGateway(long seed) throws Exception {
        Random random = new Random(seed);
        List<String> lists = List.of("residents", "devices", "places", "contacts", "residents/anna/observations");
        for (int i = 0; i < 100; i++) {
            StringBuilder body = new StringBuilder(ANNA);
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                body.setCharAt(random.nextInt(body.length()), WRONG.charAt(random.nextInt(WRONG.length())));
            }
            Answer answer = lares.post("/api/v1/" + lists.get(random.nextInt(lists.size())), body.toString());
            assertThat(answer.status()).as("seed %d: %s", seed, body).isIn(200, 201, 400, 404, 409);
        }
    }

    private Answer reading(String device, String token) throws Exception {
        return lares.send(
                "POST",
                "/api/v1/devices/" + device + "/readings",
                "application/json",
                "{\"kind\":\"heart_rate\",\"value\":72}",
                token);
    }
}
