// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.DeviceId;
import care.lares.domain.PersonId;
import care.lares.health.HealthReport;
import care.lares.health.HealthReport.Rejection;
import care.lares.journal.Entry.GatewayStarted;
import care.lares.journal.Registry;
import care.lares.security.Principal;
import care.lares.security.Scope;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpApiTest {
    private static final Map<String, Principal> TOKENS = Map.of(
            "auditor", new Principal.Person(new PersonId("auditor"), Set.of(Scope.EVIDENCE_READ)),
            "boss", new Principal.Admin(new PersonId("boss")),
            "carer", new Principal.Person(new PersonId("carer"), Set.of(Scope.ALARMS_ACT)),
            "pendant", new Principal.Device(new DeviceId("pendant")));

    private final Vertx vertx = Vertx.vertx();
    private final MemoryJournal journal = new MemoryJournal();
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile boolean ready = true;
    private HttpApi api;
    private int port;

    @BeforeEach
    void start() throws Exception {
        for (int seq = 0; seq <= 42; seq++) {
            journal.append(new GatewayStarted(Instant.EPOCH, "1", Duration.ZERO));
        }
        LookBook looks = new LookBook(new Registry(), look -> true, InstantSource.system());
        api = new HttpApi(
                vertx,
                "127.0.0.1",
                0,
                token -> Optional.ofNullable(TOKENS.get(token)),
                List.of(new HealthRoutes(this::report), new ReceiptRoutes(journal, looks)));
        port = api.start().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        api.stop().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @Test
    void livesWithoutAToken() throws Exception {
        assertThat(get("/health/live", "").statusCode()).isEqualTo(200);
    }

    @Test
    void saysWhyItIsNotReady() throws Exception {
        assertThat(get("/health/ready", "").statusCode()).isEqualTo(200);

        ready = false;
        HttpResponse<String> answer = get("/health/ready", "");

        assertThat(answer.statusCode()).isEqualTo(503);
        JsonObject body = new JsonObject(answer.body());
        assertThat(body.getJsonArray("degraded")).containsExactly("recording has failed: disk is full");
        assertThat(body.getJsonObject("readings").getJsonArray("rejected").getJsonObject(0))
                .isEqualTo(new JsonObject("{\"driver\":\"native\",\"reason\":\"unknown_unit\",\"count\":3}"));
    }

    @Test
    void givesAReceiptToWhoeverMayReadEvidence() throws Exception {
        for (String token : List.of("auditor", "boss")) {
            HttpResponse<String> answer = get("/api/v1/receipts/42", token);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
            assertThat(answer.body()).isEqualTo("receipt of 42\n");
        }
    }

    @Test
    void refusesWhoeverMayNot() throws Exception {
        assertProblem(get("/api/v1/receipts/42", ""), 401, "Bearer TOKEN");
        assertProblem(get("/api/v1/receipts/42", "guessed"), 401, "nobody has this token");
        assertProblem(get("/api/v1/receipts/42", "carer"), 403, "evidence:read");
        assertProblem(get("/api/v1/receipts/42", "pendant"), 403, "device's secret");
    }

    @Test
    void saysWhatIsWrongWithAQuestion() throws Exception {
        assertProblem(get("/api/v1/receipts/99", "auditor"), 404, "the newest has number 42");
        assertProblem(get("/api/v1/receipts/-1", "auditor"), 400, "sequence number");
        assertProblem(get("/api/v1/receipts/99999999999999999999", "auditor"), 400, "sequence number");
        assertProblem(get("/api/v1/resident", "auditor"), 404, "/openapi.yaml");
        assertProblem(get("/api/v1/receipts/42?x=1", "auditor"), 400, "no parameter 'x'");
    }

    @Test
    void saysThatAReceiptMustWaitWhenStorageFails() throws Exception {
        journal.receipts = CompletableFuture.failedFuture(new IOException("disk is full"));

        HttpResponse<String> answer = get("/api/v1/receipts/42", "auditor");

        assertProblem(answer, 503, "later");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void takesNoBodyAndNoOtherMethod() throws Exception {
        HttpRequest.Builder to = HttpRequest.newBuilder(uri("/health/live"));
        assertProblem(send(to.method("GET", HttpRequest.BodyPublishers.ofString("{}"))), 400, "without");
        assertProblem(send(to.DELETE()), 405, "GET");
    }

    @Test
    void refusesOverlongAddresses() throws Exception {
        assertThat(get("/" + "x".repeat(5000), "").statusCode()).isEqualTo(414);
    }

    private HealthReport report() {
        return new HealthReport(
                ready,
                ready ? List.of() : List.of("recording has failed: disk is full"),
                HealthReport.ClockState.TRUSTED,
                journal.status(),
                7,
                1,
                Map.of(new Rejection("native", "unknown_unit"), 3L),
                2,
                Map.of("mqtt", 1883),
                Duration.ofMinutes(5),
                "",
                false);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String advice) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonObject problem = new JsonObject(answer.body());
        assertThat(problem.getInteger("status")).isEqualTo(status);
        assertThat(problem.getString("detail")).contains(advice);
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        return send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
