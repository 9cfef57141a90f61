// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.api.ApiClient;
import care.lares.api.Contract;
import care.lares.api.Contract.Operation;
import care.lares.api.Route;
import care.lares.config.Settings;
import care.lares.config.Settings.DevPorts;
import care.lares.config.Settings.Development;
import care.lares.security.Scope;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document and the gateway as it runs say the same: what there is, who may ask, and how it is answered. */
class HttpContractIT {
    private static final String ADMIN = "admin-token";
    private static final Set<String> ONLY_WITH_A_MANUAL_CLOCK =
            Set.of("GET /api/v1/dev/clock", "POST /api/v1/dev/clock");

    @TempDir
    Path data;

    private Gateway gateway;

    @BeforeEach
    void start() throws Exception {
        Settings settings = Settings.dev(data, DevPorts.ANY, new Development(ADMIN, "psk"));
        gateway = Gateway.start(settings)
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        gateway.stop().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @Test
    void theDocumentListsEveryRouteAndNoOther() {
        Set<String> served = routes().stream().map(HttpContractIT::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> documented = Contract.DOCUMENT.operations().stream()
                .map(Operation::toString)
                .filter(operation -> !ONLY_WITH_A_MANUAL_CLOCK.contains(operation))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented).isEqualTo(served);
    }

    @Test
    void theDocumentSaysWhoMayAskAndWithWhichParameters() {
        for (Route route : routes()) {
            Operation operation = operation(route);
            // On the loopback numbers need no token; the document says what holds elsewhere.
            if (!route.template().equals("/metrics")) {
                assertThat(operation.open())
                        .as("%s is open", operation)
                        .isEqualTo(route.need().open());
                assertThat(operation.scopes())
                        .as("scopes of %s", operation)
                        .containsExactlyInAnyOrderElementsOf(route.need().scopes().stream()
                                .map(Scope::wireName)
                                .toList());
            }
            assertThat(operation.query()).as("parameters of %s", operation).isEqualTo(route.query());
            assertThat(operation.bodies())
                    .as("bodies of %s", operation)
                    .isEqualTo(route.body().map(rule -> rule.types()).orElse(Set.of()));
        }
    }

    @Test
    void theDocumentSaysWhereIfMatchIsHeeded() {
        Set<String> tagged = routes().stream()
                .filter(route -> route.content().isPresent())
                .map(Route::template)
                .collect(Collectors.toSet());
        for (Route route : routes()) {
            if (tagged.contains(route.template()) && !route.method().equals(HttpMethod.GET)) {
                assertThat(operation(route).headers())
                        .as("headers of %s", name(route))
                        .contains("If-Match", "If-None-Match");
            }
        }
        assertThat(tagged).hasSizeGreaterThan(8);
    }

    @Test
    void theDocumentSaysWhereAKeyKeepsFromDoingThingsTwice() {
        for (Route route : routes()) {
            boolean keyed = route.method().equals(HttpMethod.POST)
                    && !route.need().scopes().isEmpty()
                    && !route.need().devices();
            assertThat(operation(route).headers().contains("Idempotency-Key"))
                    .as("headers of %s", name(route))
                    .isEqualTo(keyed);
        }
    }

    @Test
    void theDocumentKnowsEveryScope() {
        for (Scope scope : Scope.values()) {
            String scopes = new JsonArray().add(scope.wireName()).encode();
            assertThat(Contract.DOCUMENT.faults("Scopes", scopes)).as(scopes).isEmpty();
        }
    }

    @Test
    void everyRouteIsClosedToWhoeverLacksTheScope() throws Exception {
        for (Scope held : Scope.values()) {
            ApiClient person = signedInWith(held);
            for (Route route : routes()) {
                if (route.template().equals("/api/v1/events")
                        || route.template().equals("/api/v1/session")) {
                    continue;
                }
                List<Scope> wanted = route.need().scopes();
                boolean may = route.need().open()
                        || wanted.isEmpty()
                        || wanted.stream().anyMatch(scope -> scope.isCoveredBy(Set.of(held)));
                assertThat(ask(person, route) == 403)
                        .as("%s: %s", held, name(route))
                        .isEqualTo(!may);
            }
        }
    }

    private ApiClient signedInWith(Scope scope) throws Exception {
        ApiClient client = new ApiClient(gateway.httpPort(), Contract.DOCUMENT);
        JsonObject wish = new JsonObject().put("person", "p").put("scopes", new JsonArray().add(scope.wireName()));
        String code = new JsonObject(
                        client.as(ADMIN).post("/api/v1/session/codes", wish).body())
                .getString("code");
        HttpResponse<String> session = client.post("/api/v1/session", new JsonObject().put("code", code));
        return client.with(
                        "Cookie",
                        session.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0])
                .with("X-Lares-Csrf", new JsonObject(session.body()).getString("csrf"));
    }

    /** With an empty object where a body is taken: it changes nothing anywhere. */
    private static int ask(ApiClient client, Route route) throws Exception {
        String path = route.template().replaceAll("\\{\\w+}", "42");
        if (route.body().isEmpty()) {
            return client.send(route.method().name(), path, HttpRequest.BodyPublishers.noBody())
                    .statusCode();
        }
        return client.with(
                        "Content-Type",
                        route.body().get().types().stream().sorted().findFirst().orElseThrow())
                .send(route.method().name(), path, HttpRequest.BodyPublishers.ofString("{}"))
                .statusCode();
    }

    /** The page's files are no part of the contract. */
    private List<Route> routes() {
        return gateway.httpRoutes().stream()
                .filter(route ->
                        !route.template().equals("/") && !route.template().startsWith("/console/"))
                .toList();
    }

    private static Operation operation(Route route) {
        return Contract.DOCUMENT.operations().stream()
                .filter(one -> one.toString().equals(name(route)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not in the document: " + name(route)));
    }

    private static String name(Route route) {
        return route.method() + " " + route.template();
    }
}
