// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.health.HealthReport;
import care.lares.journal.Journal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server with its routes: whatever is not one of them answers with a problem that names them. */
public final class HttpApi {
    /** Longest request line in bytes: the longest route has 40. */
    private static final int MAX_REQUEST_LINE = 1024;
    /** Largest headers of one request in bytes: a token has 64, proxies add theirs. */
    private static final int MAX_HEADERS = 8 * 1024;
    /** Most connections at once: more than a house has programs, few enough for 64 MB of heap. */
    private static final int MAX_CONNECTIONS = 128;
    /** How long a connection may say nothing: frees what clients forgot. */
    private static final Duration IDLE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(HttpApi.class);

    private final HttpServer server;
    private final String host;
    private final int port;
    private int connections;

    /**
     * A server that does not listen yet.
     *
     * @param host where to listen
     * @param port where to listen; 0 takes any free port
     * @param health how the gateway is at the moment of asking; called on the event loop
     * @param scopes what a bearer token allows; empty when nobody knows it
     */
    public HttpApi(
            Vertx vertx,
            String host,
            int port,
            Supplier<HealthReport> health,
            Journal journal,
            Function<String, Set<String>> scopes) {
        this.host = host;
        this.port = port;
        HttpServerOptions options = new HttpServerOptions()
                .setMaxInitialLineLength(MAX_REQUEST_LINE)
                .setMaxHeaderSize(MAX_HEADERS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout((int) IDLE.toSeconds());
        this.server = vertx.createHttpServer(options)
                .connectionHandler(this::connected)
                .requestHandler(router(vertx, new HealthRoutes(health), new ReceiptRoute(journal, scopes)));
    }

    /** Begins to listen; answers with the port. */
    public Future<Integer> start() {
        return server.listen(port, host).map(HttpServer::actualPort);
    }

    /** Closes every connection. */
    public Future<Void> stop() {
        return server.close();
    }

    private static Router router(Vertx vertx, HealthRoutes health, ReceiptRoute receipts) {
        Router router = Router.router(vertx);
        router.route().handler(HttpApi::refuseBody);
        router.get("/health/live").handler(health::live);
        router.get("/health/ready").handler(health::ready);
        router.get("/api/v1/receipts/:seq").handler(receipts::handle);
        router.errorHandler(
                Problem.NOT_FOUND,
                context -> Problem.notFound("there is no such page; there are"
                                + " /health/live, /health/ready and /api/v1/receipts/{seq}")
                        .answer(context));
        router.errorHandler(
                Problem.METHOD_NOT_ALLOWED,
                context -> Problem.methodNotAllowed().answer(context));
        router.errorHandler(
                Problem.BAD_REQUEST,
                context -> Problem.badRequest("this address cannot be read").answer(context));
        router.errorHandler(Problem.INTERNAL_ERROR, HttpApi::failed);
        return router;
    }

    /** No route takes a body: one that comes is not read. */
    private static void refuseBody(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        if (context.request().getHeader("Transfer-Encoding") != null || (length != null && !length.equals("0"))) {
            context.response().putHeader("Connection", "close");
            Problem.tooLarge().answer(context);
        } else {
            context.next();
        }
    }

    private static void failed(RoutingContext context) {
        LOG.error("http request failed route={}", context.normalizedPath(), context.failure());
        Problem.internalError().answer(context);
    }

    private void connected(HttpConnection connection) {
        connections++;
        connection.closeHandler(closed -> connections--);
        if (connections > MAX_CONNECTIONS) {
            LOG.warn("http connection refused reason=too_many limit={}", MAX_CONNECTIONS);
            connection.close().onFailure(e -> LOG.debug("closing failed", e));
        }
    }
}
