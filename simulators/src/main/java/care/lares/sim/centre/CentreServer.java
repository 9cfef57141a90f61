// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** HTTP: who may ask, how much at once, and what happens to those who are let wait. */
final class CentreServer implements AutoCloseable {
    /** A bundle of one resident's hour has 60 kB; a thousand entries fit. */
    private static final int MAX_BODY_BYTES = 8 << 20;
    /** Bundles read at once. */
    private static final int THREADS = 4;
    /** Requests that are let wait for ever; more are hung up on. */
    private static final int MAX_STALLED = 256;

    private static final int NO_BODY = -1;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED_TYPE = 415;
    private static final int BROKEN = 500;

    private final HttpServer server;
    private final Admission admission;
    private final Doors doors;
    private final Order order;
    private final Logbook log;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final List<HttpExchange> stalled = new ArrayList<>();

    private CentreServer(HttpServer server, Admission admission, Doors doors, Order order, Logbook log) {
        this.server = server;
        this.admission = admission;
        this.doors = doors;
        this.order = order;
        this.log = log;
    }

    /** Begins to answer on a socket that is bound already. */
    static CentreServer start(HttpServer bound, Admission admission, Doors doors, Order order, Logbook log) {
        var server = new CentreServer(bound, admission, doors, order, log);
        bound.createContext("/", server::handle);
        bound.setExecutor(server.threads);
        bound.start();
        return server;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) {
        if (order.mode() == Mode.STALL && Doors.isForGateways(path(exchange))) {
            stall(exchange);
            return;
        }
        releaseStalled();
        try (exchange) {
            Reply reply = reply(exchange);
            send(exchange, reply);
            if (reply.last()) {
                order.die();
            }
        } catch (IOException e) {
            log.note("caller gone", "path", path(exchange));
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        Optional<Reply> open = doors.open(exchange.getRequestMethod(), path(exchange));
        if (open.isPresent()) {
            return open.get();
        }
        if (!admission.admits(exchange)) {
            return Reply.text(UNAUTHORIZED, "a bearer token or a client certificate is needed")
                    .with("WWW-Authenticate", "Bearer realm=\"centre\"");
        }
        if (exchange.getRequestHeaders().containsKey("Content-Encoding")) {
            return Reply.text(UNSUPPORTED_TYPE, "send it as it is, without Content-Encoding");
        }
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            return Reply.text(TOO_LARGE, "at most " + MAX_BODY_BYTES + " bytes");
        }
        try {
            return doors.answer(new Request(
                    exchange.getRequestMethod(),
                    path(exchange),
                    Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""),
                    contentType(exchange),
                    header(exchange, CheckpointDoor.KEY_HEADER),
                    new String(body, UTF_8)));
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            log.note("cannot answer", "wrong", e);
            return Reply.text(BROKEN, "the centre cannot do that now: see its log");
        }
    }

    private static String path(HttpExchange exchange) {
        return exchange.getRequestURI().getPath().replaceFirst("(?<=.)/+$", "");
    }

    private static String contentType(HttpExchange exchange) {
        return header(exchange, "Content-Type").replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = reply.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? NO_BODY : body.length);
        exchange.getResponseBody().write(body);
        exchange.getResponseBody().flush();
    }

    /** Nobody reads what was sent, and nobody answers; it costs no thread. */
    private synchronized void stall(HttpExchange exchange) {
        if (stalled.size() < MAX_STALLED) {
            stalled.add(exchange);
        } else {
            exchange.close();
        }
    }

    private synchronized void releaseStalled() {
        if (order.mode() != Mode.STALL && !stalled.isEmpty()) {
            stalled.forEach(HttpExchange::close);
            stalled.clear();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
