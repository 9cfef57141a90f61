// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** A monitoring centre in the same process: keeps what it is sent, and answers as a test wants. */
final class TestCentre implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What it answers instead of the truth.
     *
     * @param status of the answer
     * @param headers of the answer
     * @param body of the answer
     */
    record Said(int status, Map<String, String> headers, String body) {
        static Said of(int status, String body) {
            return new Said(status, Map.of(), body);
        }
    }

    /** Bundles by id as they came first. */
    final Map<String, JsonNode> held = new ConcurrentHashMap<>();
    /** Ids in the order in which they came, also those that came again. */
    final List<String> order = Collections.synchronizedList(new ArrayList<>());

    final List<String> checkpoints = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger beats = new AtomicInteger();
    /** What is answered to a bundle instead of a confirmation; empty: it is taken. */
    final AtomicReference<Function<JsonNode, Optional<Said>>> mood = new AtomicReference<>(bundle -> Optional.empty());
    /** Whether it keeps what it takes but loses the answer. */
    volatile boolean mute;

    volatile boolean deaf;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private long known;

    private TestCentre(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    static TestCentre plain() throws IOException {
        return new TestCentre(HttpServer.create(anyPort(), 0));
    }

    /** One that proves who it is, and asks who is there. */
    static TestCentre mutual(SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create(anyPort(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = tls.getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        return new TestCentre(server);
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    URI url() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What of everything held tells of somebody, as text. */
    String everything() {
        return held.values().toString();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (deaf) {
            exchange.close();
            return;
        }
        switch (exchange.getRequestURI().getPath()) {
            case "/fhir/R4" -> bundle(exchange, JSON.readTree(body));
            case "/lares/v1/checkpoints" -> checkpoint(exchange, new String(body, StandardCharsets.UTF_8));
            case "/lares/v1/heartbeat" -> {
                beats.incrementAndGet();
                send(exchange, Said.of(200, "{\"at\":\"2026-11-21T08:00:00Z\"}"));
            }
            default -> send(exchange, Said.of(404, "nothing here"));
        }
    }

    private void bundle(HttpExchange exchange, JsonNode bundle) throws IOException {
        Optional<Said> otherwise = mood.get().apply(bundle);
        if (otherwise.isPresent()) {
            send(exchange, otherwise.get());
            return;
        }
        String id = bundle.path("identifier").path("value").asText();
        held.putIfAbsent(id, bundle);
        order.add(id);
        if (mute) {
            exchange.close();
        } else {
            send(exchange, Said.of(200, confirmation(bundle.path("entry").size())));
        }
    }

    static String confirmation(int entries) {
        StringBuilder text =
                new StringBuilder("{\"resourceType\":\"Bundle\",\"type\":\"transaction-response\",\"entry\":[");
        for (int i = 0; i < entries; i++) {
            text.append(i == 0 ? "" : ",").append("{\"response\":{\"status\":\"201 Created\"}}");
        }
        return text.append("]}").toString();
    }

    /** Like a witness: says which size it holds when the proof begins elsewhere. */
    private synchronized void checkpoint(HttpExchange exchange, String text) throws IOException {
        long old = Long.parseLong(text.substring("old ".length(), text.indexOf('\n')));
        if (old != known) {
            send(exchange, new Said(409, Map.of("Content-Type", "text/x.tlog.size"), known + "\n"));
            return;
        }
        String note = text.substring(text.indexOf("\n\n") + 2);
        known = Long.parseLong(note.split("\n", -1)[1]);
        checkpoints.add(note);
        send(exchange, Said.of(200, ""));
    }

    private static void send(HttpExchange exchange, Said said) throws IOException {
        byte[] body = said.body().getBytes(StandardCharsets.UTF_8);
        said.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(said.status(), body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
