// SPDX-License-Identifier: Apache-2.0
package care.lares.witness;

import care.lares.journal.check.AddCheckpoint;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The witness over HTTP: {@code POST /add-checkpoint}; {@code GET /<SHA-256 of the origin>/checkpoint}, the newest note it
 * cosigned; {@code GET /}, its verifier key.
 */
final class WitnessServer {
    /** In which a log may say its verifier key, to a witness that believes it at first sight. */
    static final String KEY_HEADER = "Lares-Verifier-Key";

    private static final String ADD = "/add-checkpoint";
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int TOO_LARGE = 413;
    private static final int BROKEN = 500;
    private static final int LONGEST_KEY = 512;
    /** Most requests at once: each takes milliseconds, or 10 s from a slow sender; those beyond are cut off and come again. */
    private static final int MAX_THREADS = 64;
    /** How long a thread without work stays. */
    private static final Duration IDLE = Duration.ofSeconds(30);
    /** Connections that may wait to be accepted. */
    private static final int BACKLOG = 64;
    /** Seconds a request or an answer may take on its way: slow senders hold no thread for longer. */
    private static final String EXCHANGE_SECONDS = "10";
    /** Most open connections; a witness serves some hundred houses, each for a moment. */
    private static final String MAX_CONNECTIONS = "256";

    private static final Logger LOG = LoggerFactory.getLogger(WitnessServer.class);

    private final Witness witness;
    private final HttpServer http;
    private final ThreadPoolExecutor threads;

    /** Listens from {@link #start} on. */
    WitnessServer(Witness witness, InetSocketAddress address) throws IOException {
        limit("sun.net.httpserver.maxReqTime", EXCHANGE_SECONDS);
        limit("sun.net.httpserver.maxRspTime", EXCHANGE_SECONDS);
        limit("jdk.httpserver.maxConnections", MAX_CONNECTIONS);
        limit("sun.net.httpserver.nodelay", "true");
        this.witness = witness;
        this.http = HttpServer.create(address, BACKLOG);
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                1,
                MAX_THREADS,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> new Thread(task, "witness-" + number.incrementAndGet()));
        http.setExecutor(threads);
        http.createContext("/", this::handle);
    }

    /** The JDK's server takes its limits from system properties, when it is first used. */
    private static void limit(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    void start() {
        http.start();
    }

    int port() {
        return http.getAddress().getPort();
    }

    /** Answers what is under way, then nothing more. */
    void stop() {
        http.stop(1);
        threads.shutdown();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply;
            try {
                reply = reply(exchange);
            } catch (RuntimeException e) {
                LOG.error("request failed", e);
                reply = Reply.refused(BROKEN, "the witness failed");
            }
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(reply.status(), head ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        return path.equals(ADD) ? add(exchange) : shown(exchange, path);
    }

    private Reply add(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().set("Allow", "POST");
            return Reply.refused(METHOD_NOT_ALLOWED, "send a checkpoint with POST");
        }
        byte[] body = exchange.getRequestBody().readNBytes(AddCheckpoint.MAX_BYTES + 1);
        if (body.length > AddCheckpoint.MAX_BYTES) {
            return Reply.refused(TOO_LARGE, "a request has at most " + AddCheckpoint.MAX_BYTES + " bytes");
        }
        Optional<String> offered = Optional.ofNullable(
                        exchange.getRequestHeaders().getFirst(KEY_HEADER))
                .filter(key -> key.length() <= LONGEST_KEY);
        return witness.add(body, offered);
    }

    private Reply shown(HttpExchange exchange, String path) {
        if (!exchange.getRequestMethod().equals("GET")
                && !exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            return Reply.refused(METHOD_NOT_ALLOWED, "ask with GET; checkpoints go to " + ADD);
        }
        if (path.equals("/")) {
            return Reply.text(witness.signer().key().text() + "\n");
        }
        String[] parts = path.split("/", -1);
        Optional<String> note =
                parts.length == 3 && parts[2].equals("checkpoint") ? witness.latest(parts[1]) : Optional.empty();
        return note.map(Reply::text).orElseGet(() -> Reply.refused(Reply.UNKNOWN, "there is nothing here"));
    }
}
