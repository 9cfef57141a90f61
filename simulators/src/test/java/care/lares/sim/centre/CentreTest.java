// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import care.lares.sim.centre.fhir.Bundles;
import care.lares.sim.centre.proof.SignedLog;
import care.lares.sim.centre.proof.VerifierKey;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CentreTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = "invented-token-0001";
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger ends = new AtomicInteger();
    private final StringWriter log = new StringWriter();
    private Centre centre;

    @TempDir
    private Path data;

    @BeforeEach
    void open() throws Exception {
        open(List.of());
    }

    private void open(List<VerifierKey> keys) throws Exception {
        var settings = new CentreSettings("127.0.0.1", 0, data, TOKEN, keys, Optional.empty());
        centre = Centre.open(
                settings,
                InstantSource.system(),
                nanos::get,
                new Logbook(new PrintWriter(log), InstantSource.system()),
                ends::incrementAndGet);
    }

    @AfterEach
    void close() throws Exception {
        centre.close();
    }

    private void reopen() throws Exception {
        centre.close();
        open();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(centre.url() + path)).timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(
                request.header("Authorization", "Bearer " + TOKEN).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String type, String body) throws Exception {
        return send(to(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> bundle(JsonNode bundle) throws Exception {
        return post("/fhir/R4", "application/fhir+json", bundle.toString());
    }

    private HttpResponse<String> checkpoint(String submission) throws Exception {
        return post("/lares/v1/checkpoints", "text/plain", submission);
    }

    private HttpResponse<String> checkpoint(SignedLog log, int old, int size) throws Exception {
        return send(to("/lares/v1/checkpoints")
                .header("Lares-Verifier-Key", log.verifierKey())
                .POST(HttpRequest.BodyPublishers.ofString(log.submission(old, size))));
    }

    private int order(String order) throws Exception {
        return post("/lares/v1/control", "application/json", order).statusCode();
    }

    private int beat(String more) throws Exception {
        return post("/lares/v1/heartbeat", "application/json", "{\"gateway\":\"haus-1\",\"every\":\"60s\"" + more + '}')
                .statusCode();
    }

    private JsonNode state() throws Exception {
        return JSON.readTree(send(to("/lares/v1/state")).body());
    }

    private static List<String> statuses(HttpResponse<String> response) throws Exception {
        return JSON.readTree(response.body()).findValuesAsText("status");
    }

    @Test
    void confirmsEachEntryAndHoldsNothingTwice() throws Exception {
        HttpResponse<String> first = bundle(Bundles.pulse("b1", "p1", 72));
        HttpResponse<String> again = bundle(Bundles.pulse("b1", "p1", 72));
        HttpResponse<String> next = bundle(Bundles.pulse("b2", "p1", 75));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(first.body()).path("type").asText()).isEqualTo("transaction-response");
        assertThat(statuses(first)).containsExactly("201 Created", "201 Created");
        assertThat(statuses(again)).containsExactly("200 OK", "200 OK");
        assertThat(statuses(next)).containsExactly("200 OK", "201 Created");
        assertThat(state().path("resources").toString()).isEqualTo("{\"Observation\":2,\"Patient\":1}");
        assertThat(state().path("bundles").path("repeated").asInt()).isEqualTo(1);
        assertThat(state().path("bundles").path("differing").asInt()).isZero();
    }

    @Test
    void keepsWhatItHeldWhenTheSameBundleComesWithOtherContent() throws Exception {
        bundle(Bundles.pulse("b1", "p1", 72));
        bundle(Bundles.pulse("b1", "p1", 200));

        assertThat(state().path("bundles").path("differing").asInt()).isEqualTo(1);
        assertThat(send(to("/fhir/R4/Observation")).body()).contains("72").doesNotContain("200");
    }

    @Test
    void forgetsNothingItConfirmed() throws Exception {
        bundle(Bundles.pulse("b1", "p1", 72));
        var log = new SignedLog("lares.local/00112233445566778899aabbccddeeff").grow(5);
        beat("");
        checkpoint(log, 0, 4);
        JsonNode before = state();
        reopen();
        JsonNode after = state();

        assertThat(after.path("resources")).isEqualTo(before.path("resources"));
        assertThat(after.path("logs")).isEqualTo(before.path("logs"));
        assertThat(after.path("logs").path(0).path("root").asText()).isEqualTo(log.root(4));
        assertThat(after.path("gateways").path(0).path("gateway").asText()).isEqualTo("haus-1");
        assertThat(statuses(bundle(Bundles.pulse("b1", "p1", 72)))).containsExactly("200 OK", "200 OK");
        assertThat(send(to("/lares/v1/bundles")).body()).contains("urn:lares:bundle|b1");
    }

    @Test
    void findsWhatItHolds() throws Exception {
        String location = JSON.readTree(bundle(Bundles.pulse("b1", "p1", 72)).body())
                .path("entry")
                .path(1)
                .path("response")
                .path("location")
                .asText();
        assertThat(send(to("/fhir/R4/" + location.replace("/_history/1", ""))).body())
                .contains("8867-4");
        assertThat(send(to("/fhir/R4/Observation?identifier=urn:lares:Observation%7Cb1-pulse"))
                        .body())
                .contains("\"total\":1", "8867-4");
        assertThat(send(to("/fhir/R4/Observation?identifier=urn:lares:Observation%7Cnone"))
                        .body())
                .contains("\"total\":0");
        assertThat(send(to("/fhir/R4/Observation/unknown")).statusCode()).isEqualTo(404);
        assertThat(send(to("/fhir/R4/Nonsense")).statusCode()).isEqualTo(404);
        assertThat(send(to("/fhir/R4/metadata")).body()).contains("CapabilityStatement");
    }

    @Test
    void letsInWhoHasTheTokenOnly() throws Exception {
        HttpResponse<String> stranger = client.send(
                to("/lares/v1/state").header("Authorization", "Bearer guessed").build(),
                HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> page = client.send(to("/").build(), HttpResponse.BodyHandlers.ofString());

        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(page.body()).contains("Monitoring centre");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
    }

    @Test
    void answersWhatItDoesNotUnderstand() throws Exception {
        assertThat(bundle(JSON.createObjectNode().put("resourceType", "Patient"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/fhir/R4", "text/plain", "{}").statusCode()).isEqualTo(415);
        assertThat(post("/fhir/R4", "application/fhir+json", "").statusCode()).isEqualTo(400);
        assertThat(post("/fhir/R4", "application/fhir+json", "[1").body()).contains("OperationOutcome");
        assertThat(post("/nowhere", "text/plain", "").statusCode()).isEqualTo(404);
        assertThat(send(to("/lares/v1/state").DELETE()).statusCode()).isEqualTo(405);
        assertThat(order("{\"mode\":\"sleep\"}")).isEqualTo(400);
        assertThat(order("mode")).isEqualTo(400);
        assertThat(order("{\"trust\":\"nobody\"}")).isEqualTo(400);
        assertThat(beat(",\"every\":\"never\"")).isEqualTo(400);
        assertThat(post("/lares/v1/heartbeat", "application/json", "{}").statusCode())
                .isEqualTo(400);
        assertThat(state().path("bundles").path("confirmed").asInt()).isZero();
    }

    @Test
    void refusesAndIsBusyOnCommand() throws Exception {
        order("{\"mode\":\"refuse\"}");
        assertThat(bundle(Bundles.pulse("b1", "p1", 72)).statusCode()).isEqualTo(422);
        order("{\"mode\":\"busy\"}");
        assertThat(bundle(Bundles.pulse("b1", "p1", 72)).statusCode()).isEqualTo(503);
        order("{\"mode\":\"ok\"}");
        assertThat(bundle(Bundles.pulse("b1", "p1", 72)).statusCode()).isEqualTo(200);
        assertThat(state().path("bundles").path("refused").asInt()).isEqualTo(1);
    }

    @Test
    void stallsOnCommandAndStillObeys() throws Exception {
        order("{\"mode\":\"stall\"}");
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> send(to("/fhir/R4")
                            .timeout(Duration.ofMillis(50))
                            .header("Content-Type", "application/fhir+json")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    Bundles.pulse("b1", "p1", 72).toString()))))
                    .isInstanceOf(HttpTimeoutException.class);
        }
        assertThat(state().path("mode").asText()).isEqualTo("stall");
        assertThat(state().path("bundles").path("confirmed").asInt()).isZero();
        assertThat(order("{\"mode\":\"ok\"}")).isEqualTo(200);
        assertThat(bundle(Bundles.pulse("b1", "p1", 72)).statusCode()).isEqualTo(200);
    }

    @Test
    void diesOnCommand() throws Exception {
        assertThat(order("{\"mode\":\"die\",\"when\":\"stored\"}")).isEqualTo(202);
        assertThat(ends).hasValue(0);
        bundle(Bundles.pulse("b1", "p1", 72));
        assertThat(ends).hasValue(1);
        assertThat(order("{\"mode\":\"die\"}")).isEqualTo(202);
        await().untilAsserted(() -> assertThat(ends).hasValue(2));
    }

    @Test
    void noticesAGatewayThatMissesThreeHeartbeats() throws Exception {
        assertThat(beat("")).isEqualTo(200);
        nanos.addAndGet(Duration.ofSeconds(179).toNanos());
        assertThat(gateway().path("state").asText()).isEqualTo("up");
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(gateway().path("state").asText()).isEqualTo("silent");
        assertThat(gateway().path("missed").asInt()).isEqualTo(3);
        await().untilAsserted(() -> assertThat(log.toString()).contains("gateway silent gateway=haus-1"));
        beat("");
        assertThat(gateway().path("state").asText()).isEqualTo("up");
    }

    private JsonNode gateway() throws Exception {
        return state().path("gateways").path(0);
    }

    @Test
    void anEndedCentreStillExpectsItsGateways() throws Exception {
        beat("");
        reopen();
        nanos.addAndGet(Duration.ofSeconds(200).toNanos());
        assertThat(gateway().path("state").asText()).isEqualTo("silent");
    }

    @Test
    void checksCheckpointsAsAWitnessWould() throws Exception {
        var log = new SignedLog("lares.local/00112233445566778899aabbccddeeff").grow(20);
        assertThat(checkpoint(log.submission(0, 4)).statusCode()).isEqualTo(404);
        assertThat(order("{\"trust\":\"" + log.verifierKey() + "\"}")).isEqualTo(200);
        assertThat(checkpoint(log.submission(0, 4)).statusCode()).isEqualTo(200);
        assertThat(checkpoint(log.submission(4, 9)).statusCode()).isEqualTo(200);
        HttpResponse<String> behind = checkpoint(log.submission(4, 11));
        assertThat(behind.statusCode()).isEqualTo(409);
        assertThat(behind.headers().firstValue("Content-Type")).hasValue("text/x.tlog.size");
        assertThat(behind.body()).isEqualTo("9\n");
        assertThat(checkpoint(log.submission(9, 12).replaceFirst("\n\u2014 .*", "\n\u2014 x AAAA"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(checkpoint("old x\n\n").statusCode()).isEqualTo(400);
        assertThat(checkpoint(log.forge().submission(9, 12)).statusCode()).isEqualTo(422);
        assertThat(state().path("logs").path(0).path("size").asInt()).isEqualTo(9);
    }

    @Test
    void believesTheFirstKeyOfALogUnlessItWasGivenKeys() throws Exception {
        var log = new SignedLog("lares.local/00112233445566778899aabbccddeeff").grow(4);
        var forged = new SignedLog(log.origin).grow(4);
        assertThat(checkpoint(log, 0, 4).statusCode()).isEqualTo(200);
        assertThat(checkpoint(forged, 4, 4).statusCode()).isEqualTo(403);

        var other = new SignedLog("lares.local/ffeeddccbbaa99887766554433221100").grow(4);
        centre.close();
        open(List.of(VerifierKey.parse(log.verifierKey())));
        assertThat(checkpoint(other, 0, 4).statusCode()).isEqualTo(404);
    }

    @Test
    void takesABundleOnlyOnceItKnowsTheCheckpointItRestsOn() throws Exception {
        var log = new SignedLog("lares.local/00112233445566778899aabbccddeeff").grow(20);
        ObjectNode bundle = Bundles.resting(Bundles.pulse("b1", "p1", 72), "b1", log.origin, 9, log.root(9));
        assertThat(bundle(bundle).statusCode()).isEqualTo(425);
        checkpoint(log, 0, 9);
        assertThat(bundle(bundle).statusCode()).isEqualTo(200);
        assertThat(statuses(bundle(bundle))).containsOnly("200 OK");

        ObjectNode other = Bundles.resting(Bundles.pulse("b2", "p1", 72), "b2", log.origin, 9, log.root(8));
        assertThat(bundle(other).statusCode()).isEqualTo(422);
    }
}
