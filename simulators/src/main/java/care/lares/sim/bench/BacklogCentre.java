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
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A centre that confirms everything and counts: cheap enough not to be what is measured. */
final class BacklogCentre implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Connections of a gateway: its lanes' windows and its heartbeat. */
    private static final int THREADS = 16;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Set<String> ids = new HashSet<>();
    private long bundles;

    private BacklogCentre(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    static BacklogCentre open() throws IOException {
        return new BacklogCentre(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How many bundles came, also those that came again. */
    synchronized long bundles() {
        return bundles;
    }

    /** How many different ones. */
    synchronized long distinct() {
        return ids.size();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        byte[] said = switch (exchange.getRequestURI().getPath()) {
            case "/fhir/R4" -> confirmed(JSON.readTree(body));
            case "/lares/v1/heartbeat" -> "{\"at\":\"2026-11-21T08:00:00Z\"}".getBytes(StandardCharsets.UTF_8);
            default -> new byte[0];
        };
        exchange.sendResponseHeaders(200, said.length == 0 ? -1 : said.length);
        exchange.getResponseBody().write(said);
        exchange.close();
    }

    private byte[] confirmed(JsonNode bundle) throws IOException {
        synchronized (this) {
            bundles++;
            ids.add(bundle.path("identifier").path("value").asText());
        }
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
