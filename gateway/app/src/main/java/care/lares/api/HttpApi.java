// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.security.OpenFiles;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The HTTP server: whatever is not one of its routes answers with a problem. */
public final class HttpApi {
    /** Longest request line in bytes: three ids of 64 encoded characters, two times and a cursor. */
    private static final int MAX_REQUEST_LINE = 4 * 1024;
    /** Largest headers of one request in bytes: a token has 64, proxies add theirs. */
    private static final int MAX_HEADERS = 8 * 1024;
    /** How long a connection may say nothing either way: frees what clients forgot. Event streams talk every 2 s. */
    private static final Duration IDLE = Duration.ofSeconds(30);

    private static final int BEFORE_ALL = -1;

    private final HttpServer server;
    private final List<Route> routes;
    private final String host;
    private final int port;

    /**
     * A server that does not listen yet.
     *
     * @param host where to listen
     * @param port where to listen; 0 takes any free port
     * @param identities who presents a secret
     * @param groups what can be asked
     */
    public HttpApi(Vertx vertx, String host, int port, Identities identities, List<RouteGroup> groups) {
        this(vertx, host, port, identities, groups, RequestMeter.NONE);
    }

    /** A server whose answers are counted. */
    public HttpApi(
            Vertx vertx, String host, int port, Identities identities, List<RouteGroup> groups, RequestMeter meter) {
        this(
                vertx,
                new Address(host, port),
                identities,
                groups,
                meter,
                Welcome.DEFAULT.within(OpenFiles.ofThisProcess()));
    }

    /** Where to listen. */
    record Address(String host, int port) {}

    /** A server that lets in so many. */
    HttpApi(
            Vertx vertx,
            Address address,
            Identities identities,
            List<RouteGroup> groups,
            RequestMeter meter,
            Welcome welcome) {
        this.host = address.host();
        this.port = address.port();
        HttpServerOptions options = new HttpServerOptions()
                // Many streams on one connection would pass the bound on connections; no browser speaks it in the
                // clear.
                .setHttp2ClearTextEnabled(false)
                .setMaxInitialLineLength(MAX_REQUEST_LINE)
                .setMaxHeaderSize(MAX_HEADERS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout((int) IDLE.toSeconds());
        RouteTable table = new RouteTable(groups, new Access(identities), meter);
        this.routes = table.routes();
        Connections connections = new Connections(vertx, welcome);
        Router router = table.router(vertx);
        router.route().order(BEFORE_ALL).handler(connections::asks);
        this.server = vertx.createHttpServer(options)
                .connectionHandler(connections::entered)
                .invalidRequestHandler(HttpApi::unreadable)
                .requestHandler(router);
    }

    /** Everything that can be asked. */
    public List<Route> routes() {
        return routes;
    }

    /** Begins to listen; answers with the port. */
    public Future<Integer> start() {
        return server.listen(port, host).map(HttpServer::actualPort);
    }

    /** Closes every connection. */
    public Future<Void> stop() {
        return server.close();
    }

    private static void unreadable(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        request.response().putHeader("Connection", "close");
        if (cause instanceof TooLongHttpLineException) {
            Problem.addressTooLong().answer(request.response());
        } else if (cause instanceof TooLongHttpHeaderException) {
            Problem.headersTooLarge().answer(request.response());
        } else {
            Problem.badRequest("this is not HTTP as the gateway reads it").answer(request.response());
        }
    }
}
