// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A centre that takes everything and keeps a tally: cheap enough not to be what is measured. When it goes away it hangs up
 * on everyone, also on those whose bundle it has kept and not confirmed.
 */
final class BacklogCentre implements AutoCloseable, Outages.Party {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Connections of a gateway: its lanes' windows and its heartbeat. */
    private static final int THREADS = 16;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Tally tally = new Tally();
    private volatile boolean away = true;

    private BacklogCentre(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** One that is away. */
    static BacklogCentre away() throws IOException {
        return new BacklogCentre(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What it has been told. */
    Tally tally() {
        return tally;
    }

    @Override
    public void comesBack() {
        away = false;
    }

    @Override
    public void goesAway() {
        away = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (away) {
                return;
            }
            byte[] body = exchange.getRequestBody().readAllBytes();
            byte[] said = switch (exchange.getRequestURI().getPath()) {
                case "/fhir/R4" -> confirmed(JSON.readTree(body));
                case "/lares/v1/heartbeat" -> "{\"at\":\"2026-11-21T08:00:00Z\"}".getBytes(StandardCharsets.UTF_8);
                default -> new byte[0];
            };
            if (!away) {
                exchange.sendResponseHeaders(200, said.length == 0 ? -1 : said.length);
                exchange.getResponseBody().write(said);
            }
        }
    }

    private byte[] confirmed(JsonNode bundle) throws IOException {
        tally.add(bundle);
        ObjectNode response =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", "transaction-response");
        ArrayNode entries = response.putArray("entry");
        for (int i = 0; i < bundle.path("entry").size(); i++) {
            entries.addObject().putObject("response").put("status", "201 Created");
        }
        return JSON.writeValueAsBytes(response);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
