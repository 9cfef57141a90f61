// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.journal.DeviceCredential;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.journal.RegistryEntry.DeviceRevoked;
import care.lares.security.Scope;
import care.lares.security.Secrets;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every route and every kind of caller. */
class AccessTest {
    private static final String EVENTS = "/api/v1/events";

    private ApiHarness gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = new ApiHarness();
        gateway.know(new DeviceRegistered(
                gateway.now,
                new DeviceId("band"),
                Assignment.NONE,
                "",
                "",
                DeviceCredential.ofSecret(Secrets.hash("device-secret")),
                "test"));
        for (Scope scope : Scope.values()) {
            gateway.enrol("only " + scope.wireName(), scope.wireName());
        }
        gateway.enrol("nothing");
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    @Test
    void nobodyIsLetInWithoutACredentialNorWithOneThatNobodyHas() throws Exception {
        for (Route route : closed()) {
            assertThat(status(gateway.client(), route))
                    .as("nobody: %s", route.template())
                    .isEqualTo(401);
            assertThat(status(gateway.client().as("guessed"), route))
                    .as("stranger")
                    .isEqualTo(401);
            assertThat(status(gateway.client().with("Authorization", "Basic eDp5"), route))
                    .isEqualTo(401);
            assertThat(status(gateway.client().with("Cookie", "lares_session=guessed"), route))
                    .isEqualTo(401);
        }
    }

    @Test
    void aDeviceIsLetInNowhereHere() throws Exception {
        for (Route route : closed()) {
            assertThat(status(gateway.client().as("device-secret"), route))
                    .as(route.template())
                    .isEqualTo(route.need().devices() ? 400 : 403);
        }
    }

    @Test
    void aRevokedDeviceIsStillADeviceSoThatItsCallIsHeard() throws Exception {
        gateway.know(new DeviceRevoked(gateway.now, new DeviceId("band"), Assignment.NONE, "lost", "test"));

        assertThat(gateway.client().as("device-secret").get("/api/v1/residents").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aPersonIsLetInWhereOneScopeIsEnough() throws Exception {
        for (Scope held : Scope.values()) {
            for (Route route : closed()) {
                List<Scope> wanted = route.need().scopes();
                boolean may = wanted.isEmpty() || wanted.stream().anyMatch(scope -> scope.isCoveredBy(Set.of(held)));
                int status = status(gateway.client().as("only " + held.wireName()), route);
                assertThat(status == 403)
                        .as("%s at %s: %s", held, route.template(), status)
                        .isEqualTo(!may);
            }
        }
    }

    @Test
    void aPersonWithoutScopesIsToldWhichOneIsMissing() throws Exception {
        HttpResponse<String> answer = gateway.client().as("nothing").get("/api/v1/residents");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(new JsonObject(answer.body()).getString("detail")).endsWith("it needs the scope residents:read");
    }

    @Test
    void openRoutesAskForNothing() throws Exception {
        for (String path : List.of("/openapi.yaml", "/health/live", "/health/ready")) {
            assertThat(gateway.client().get(path).statusCode()).isEqualTo(200);
            assertThat(gateway.client().as("guessed").get(path).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void everyAnswerForbidsSniffingAndKeeping() throws Exception {
        for (String path : List.of("/health/live", "/api/v1/residents", "/api/v1/session")) {
            HttpResponse<String> answer = gateway.admin().get(path);
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    @Test
    void aSessionAllowsNoMoreThanThePersonsCredentialDoesNow() throws Exception {
        JsonObject code =
                new JsonObject().put("person", "nothing").put("scopes", new JsonArray().add("residents:read"));
        String minted = new JsonObject(
                        gateway.admin().post("/api/v1/session/codes", code).body())
                .getString("code");
        HttpResponse<String> session = gateway.client().post("/api/v1/session", new JsonObject().put("code", minted));
        String cookie = session.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];

        assertThat(gateway.client()
                        .with("Cookie", cookie)
                        .get("/api/v1/residents")
                        .statusCode())
                .isEqualTo(403);
    }

    private List<Route> closed() {
        return gateway.routes.stream().filter(route -> !route.need().open()).toList();
    }

    /** Asks with an empty body where one is taken; an event stream answers without end, so it is asked for its head. */
    private int status(ApiClient client, Route route) throws Exception {
        String path = route.template().replaceAll("\\{\\w+}", "42");
        Optional<BodyRule> body = route.body();
        if (route.template().equals(EVENTS)) {
            return EventReader.status(gateway.port, client.headers());
        }
        ApiClient asking = body.isPresent()
                ? client.with("Content-Type", body.get().types().iterator().next())
                : client;
        HttpRequest.BodyPublisher text =
                body.isPresent() ? HttpRequest.BodyPublishers.ofString("{}") : HttpRequest.BodyPublishers.noBody();
        return asking.send(route.method().name(), path, text).statusCode();
    }
}
