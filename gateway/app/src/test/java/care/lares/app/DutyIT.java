// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.api.Contract;
import care.lares.app.RunningGateway.Answer;
import care.lares.config.Settings;
import care.lares.config.Settings.DevPorts;
import care.lares.config.Settings.Development;
import care.lares.journal.log.FileStorage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who stands at a shared console, who took the house over, and rosters that two people change at once. */
class DutyIT {
    private static final String USER = "/api/v1/session/user";
    private static final String PIN = "274951";
    private static final String ROSTER = "{\"zone\":\"UTC\",\"steps\":[{\"contacts\":[\"anton\"]}]%s}";

    @TempDir
    Path data;

    private final HttpClient client = HttpClient.newHttpClient();
    private RunningGateway lares;
    private String cookie = "";
    private String csrf = "";

    @BeforeEach
    void start() throws Exception {
        Development byHand = new Development(RunningGateway.ADMIN, "psk", true, true);
        lares = new RunningGateway(Settings.dev(data, DevPorts.ANY, byHand), new FileStorage());
    }

    @AfterEach
    void stop() throws Exception {
        lares.close();
    }

    @Test
    void whoeverGivesTheirPinAtASharedConsoleIsNamedWithWhatIsDoneThereUntilNobodyTouchesIt() throws Exception {
        signIn("ward-1");
        assertThat(console("GET", USER, "").body().getValue("user")).isNull();
        assertThat(lares.put("/api/v1/people/nora/pin", "{\"pin\":\"" + PIN + "\"}")
                        .status())
                .isEqualTo(200);

        assertThat(console("POST", USER, pin("nora", "111222")).status()).isEqualTo(403);
        assertThat(console("POST", USER, pin("mara", PIN)).status()).isEqualTo(403);
        JsonObject stand = console("POST", USER, pin("nora", PIN)).body();
        assertThat(stand.getString("user")).isEqualTo("nora");
        assertThat(stand.getJsonArray("people")).containsExactly("nora");
        assertThat(console("GET", "/api/v1/session", "").body().getString("person"))
                .isEqualTo("ward-1");

        String alarm = press();
        assertThat(latest(console("POST", alarm + "/acknowledge", "{}")).getMap())
                .containsEntry("by", "nora")
                .containsEntry("channel", "console through ward-1");

        advance("4m");
        console("POST", USER + "/stay", "");
        advance("4m");
        assertThat(console("GET", USER, "").body().getString("user")).isEqualTo("nora");
        advance("2m");
        assertThat(console("GET", USER, "").body().getValue("user")).isNull();
        assertThat(latest(console("POST", alarm + "/note", "{\"text\":\"looked in\"}"))
                        .getMap())
                .containsEntry("by", "ward-1")
                .containsEntry("channel", "console");
    }

    @Test
    void nobodyIsNamedByOthersAndNobodyNeedsAPinToAnswerACall() throws Exception {
        signIn("ward-1");
        lares.put("/api/v1/people/nora/pin", "{\"pin\":\"" + PIN + "\"}");
        String alarm = press();
        Answer forged = console("POST", alarm + "/accept", "{\"by\":\"nora\"}");
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.detail()).contains("leave 'by' out");
        assertThat(lares.get(alarm).body().getString("state")).isEqualTo("active");

        int refused = 0;
        while (console("POST", USER, pin("nora", "9" + refused + "3158")).status() == 403) {
            refused++;
        }
        Answer braked = console("POST", USER, pin("nora", PIN));
        assertThat(refused).isEqualTo(5);
        assertThat(braked.status()).isEqualTo(429);
        assertThat(braked.response().headers().firstValue("Retry-After")).isPresent();
        assertThat(latest(console("POST", alarm + "/accept", "{}")).getString("by"))
                .isEqualTo("ward-1");

        advance("1m");
        assertThat(console("POST", USER, pin("nora", PIN)).status()).isEqualTo(200);
    }

    @Test
    void triesAtTheSameTimeDoNotGetByTheBrake() throws Exception {
        signIn("ward-1");
        lares.put("/api/v1/people/nora/pin", "{\"pin\":\"" + PIN + "\"}");
        List<CompletableFuture<Integer>> tries = IntStream.range(0, 8)
                .mapToObj(one -> client.sendAsync(
                                request("POST", USER, pin("nora", "9" + one + "3158")),
                                HttpResponse.BodyHandlers.ofString())
                        .thenApply(HttpResponse::statusCode))
                .toList();
        assertThat(tries.stream().map(CompletableFuture::join).filter(status -> status == 403))
                .hasSize(5);
        advance("1m");
        assertThat(console("POST", USER, pin("nora", PIN)).status()).isEqualTo(200);
    }

    @Test
    void nobodyEntersAValueInTheNameOfSomebodyWhoHasAPin() throws Exception {
        signIn("ward-1");
        lares.put("/api/v1/people/nora/pin", "{\"pin\":\"" + PIN + "\"}");
        lares.post("/api/v1/residents", "{\"id\":\"r1\",\"name\":\"Alma Ahl\"}");
        String value = "{\"kind\":\"heart_rate\",\"value\":64,\"unit\":\"/min\"%s}";
        String path = "/api/v1/residents/r1/observations";
        assertThat(console("POST", path, value.formatted(",\"by\":\"nora\"")).status())
                .isEqualTo(403);
        assertThat(console("POST", path, value.formatted("")).status()).isEqualTo(201);
    }

    @Test
    void pinsOutliveARestartAndAreNowhereToBeRead() throws Exception {
        JsonObject minted = lares.put("/api/v1/people/nora/pin", "{}").body();
        assertThat(minted.getString("pin")).matches("[0-9]{6}");
        for (String easy : new String[] {"1111", "4567", "98765", "123", "12a4", "123456789"}) {
            assertThat(lares.put("/api/v1/people/mara/pin", "{\"pin\":\"" + easy + "\"}")
                            .status())
                    .as(easy)
                    .isEqualTo(400);
        }
        stop();
        start();
        signIn("ward-1");
        Answer stands = console("POST", USER, pin("nora", minted.getString("pin")));
        assertThat(stands.body().getString("user")).isEqualTo("nora");
        assertThat(console("PUT", "/api/v1/people/mara/pin", "{}").status()).isEqualTo(403);
        assertThat(console("PUT", "/api/v1/session/pin", "{\"pin\":\"" + PIN + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(lares.send("DELETE", "/api/v1/people/nora/pin", "", "", RunningGateway.ADMIN)
                        .status())
                .isEqualTo(204);
        assertThat(console("DELETE", USER, "").status()).isEqualTo(204);
        assertThat(console("POST", USER, pin("nora", PIN)).status()).isEqualTo(403);
    }

    @Test
    void takingOverSaysWhoAndWhatIsOpenAndEndsAWalkTest() throws Exception {
        signIn("ward-1");
        press();
        lares.post("/api/v1/devices", "{\"id\":\"smoke-1\",\"driver\":\"native\"}");
        assertThat(lares.post("/api/v1/walk-tests", "{\"devices\":[\"smoke-1\"]}")
                        .status())
                .isEqualTo(201);
        lares.put("/api/v1/people/nora/pin", "{\"pin\":\"" + PIN + "\"}");
        Answer nobody = console("POST", "/api/v1/handovers", "{}");
        assertThat(nobody.status()).isEqualTo(403);
        assertThat(nobody.detail()).contains("PIN");

        console("POST", USER, pin("nora", PIN));
        Answer took = console("POST", "/api/v1/handovers", "{\"note\":\"Anna is\\nawake\"}");
        assertThat(took.status()).isEqualTo(201);
        assertThat(lares.get("/api/v1/walk-tests").body().getValue("running")).isNull();
        stop();
        start();
        JsonObject kept =
                lares.get("/api/v1/handovers").body().getJsonArray("items").getJsonObject(0);
        assertThat(kept.getMap())
                .containsEntry("by", "nora")
                .containsEntry("console", "ward-1")
                .containsEntry("note", "Anna is awake");
        assertThat(kept.getJsonArray("open")).hasSize(1);
    }

    @Test
    void aRosterIsTriedBeforeItIsKeptAndReplacesOnlyTheOneItsAuthorHasRead() throws Exception {
        lares.post("/api/v1/contacts", "{\"id\":\"anton\",\"webhook\":{\"url\":\"https://phones.example/a\"}}");
        JsonObject tried =
                lares.post("/api/v1/roster/check", ROSTER.formatted("")).body();
        assertThat(tried.getBoolean("rosterKept")).isTrue();
        assertThat(tried.getJsonArray("plans").getJsonObject(0).getJsonArray("gaps"))
                .isNotEmpty();
        assertThat(lares.get("/api/v1/roster").status()).isEqualTo(404);

        JsonObject first = lares.put("/api/v1/roster", ROSTER.formatted("")).body();
        advance("1s");
        JsonObject sentBack = first.copy().put("zone", "Europe/Berlin");
        assertThat(lares.put("/api/v1/roster", sentBack.encode()).status()).isEqualTo(200);
        assertThat(lares.put("/api/v1/roster", sentBack.encode()).status())
                .as("its answer was lost")
                .isEqualTo(200);
        advance("1s");
        Answer late = lares.put(
                "/api/v1/roster", first.copy().put("zone", "Asia/Tokyo").encode());
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.detail()).contains("changed meanwhile, by admin");
        assertThat(lares.get("/api/v1/roster").body().getString("zone")).isEqualTo("Europe/Berlin");

        Answer wrong = lares.put("/api/v1/roster", "{\"zone\":\"Mars\",\"shifts\":[{\"name\":\"n\",\"from\":\"x\"}]}");
        JsonArray faults = wrong.body().getJsonArray("faults");
        assertThat(faults.stream().map(one -> ((JsonObject) one).getString("field")))
                .containsExactlyInAnyOrder("zone", "shifts.0.from", "shifts.0.to", "steps");
    }

    private static String pin(String person, String pin) {
        return new JsonObject().put("person", person).put("pin", pin).encode();
    }

    private static JsonObject latest(Answer answer) {
        JsonArray history = answer.body().getJsonArray("history");
        return history.getJsonObject(history.size() - 1);
    }

    private String press() throws Exception {
        lares.post("/api/v1/devices/pendant/readings", "{\"kind\":\"sos\",\"value\":true}");
        JsonArray open = lares.get("/api/v1/alarms").body().getJsonArray("items");
        String sos = open.stream()
                .map(JsonObject.class::cast)
                .filter(alarm -> alarm.getString("kind").equals("sos"))
                .map(alarm -> alarm.getString("id"))
                .findFirst()
                .orElseThrow();
        return "/api/v1/alarms/" + sos;
    }

    private void advance(String by) throws Exception {
        assertThat(lares.post("/api/v1/dev/clock", "{\"advance\":\"" + by + "\"}")
                        .status())
                .isEqualTo(200);
    }

    private void signIn(String console) throws Exception {
        String code = lares.post("/api/v1/session/codes", "{\"person\":\"" + console + "\"}")
                .body()
                .getString("code");
        cookie = "";
        Answer session = console("POST", "/api/v1/session", "{\"code\":\"" + code + "\"}");
        cookie = session.response()
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .replaceFirst(";.*", "");
        csrf = session.body().getString("csrf");
    }

    /** As a page asks, which is signed in with a cookie. */
    private Answer console(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = client.send(request(method, path, body), HttpResponse.BodyHandlers.ofString());
        String type = answer.headers().firstValue("Content-Type").orElse("");
        Contract.DOCUMENT.check(method, path, answer.statusCode(), type, answer.body());
        return new Answer(
                answer.statusCode(),
                answer.body().startsWith("{") ? new JsonObject(answer.body()) : new JsonObject(),
                answer);
    }

    private HttpRequest request(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(lares.api() + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie).header("X-Lares-Csrf", csrf);
        }
        return request.build();
    }
}
