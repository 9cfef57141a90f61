// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets requests in, or not, in one order for all routes: who asks, what for, with which parameters and body. */
final class RouteTable {
    private static final String EXCHANGE = "exchange";
    private static final String TEMPLATE = "template";
    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.OPTIONS,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE);
    /** How long the answer to a body nobody reads may take to arrive before the connection ends, in milliseconds. */
    private static final long HANG_UP_MILLIS = 500;

    private static final Logger LOG = LoggerFactory.getLogger(RouteTable.class);

    private final List<Route> routes;
    private final Preconditions preconditions;
    private final Repeats repeats = new Repeats();
    private final Access access;
    private final RequestMeter meter;

    RouteTable(List<RouteGroup> groups, Access access, RequestMeter meter) {
        this.routes = groups.stream().flatMap(group -> group.routes().stream()).toList();
        this.preconditions = new Preconditions(routes);
        this.access = access;
        this.meter = meter;
    }

    /** Everything that can be asked. */
    List<Route> routes() {
        return routes;
    }

    Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(this::counted);
        router.route().handler(RouteTable::secure);
        router.route().handler(RouteTable::framed);
        router.route().failureHandler(RouteTable::failedToRead);
        routes.forEach(route -> mount(router, route));
        methods().forEach((path, allowed) -> router.route(path).handler(context -> otherMethod(context, allowed)));
        router.errorHandler(Problem.NOT_FOUND, context -> refuse(context, notFound()));
        router.errorHandler(
                Problem.BAD_REQUEST, context -> refuse(context, Problem.badRequest("this address cannot be read")));
        router.errorHandler(Problem.TOO_LARGE, context -> refuse(context, Problem.tooLarge("the body is too large")));
        router.errorHandler(Problem.EXPECTATION_FAILED, context -> refuse(context, Problem.expectationFailed()));
        router.errorHandler(Problem.INTERNAL_ERROR, RouteTable::failed);
        return router;
    }

    private void mount(Router router, Route route) {
        io.vertx.ext.web.Route mounted = router.route(route.method(), route.path());
        if (route.method().equals(HttpMethod.GET)) {
            mounted.method(HttpMethod.HEAD);
        }
        mounted.handler(context -> admit(context, route));
        // As a plain function: the router wants its own body handlers before every other one, this comes after
        // admission.
        route.body()
                .map(rule -> BodyHandler.create(false).setBodyLimit(rule.maxBytes()))
                .ifPresent(body -> mounted.handler(context -> body.handle(context)));
        mounted.handler(context -> {
            Exchange exchange = context.get(EXCHANGE);
            exchange.guarded(() -> {
                if (!repeats.answers(exchange, route)) {
                    preconditions.check(exchange, route);
                    route.handler().handle(exchange);
                }
            });
        });
    }

    private void counted(RoutingContext context) {
        context.addEndHandler(ended -> meter.answered(
                method(context),
                context.<String>get(TEMPLATE, RequestMeter.NO_ROUTE),
                context.response().getStatusCode()));
        context.next();
    }

    /** Anyone may invent methods: they are no label. */
    private static String method(RoutingContext context) {
        HttpMethod method = context.request().method();
        return METHODS.contains(method) ? method.name() : "OTHER";
    }

    private static void secure(RoutingContext context) {
        context.response()
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin");
        context.next();
    }

    private static void framed(RoutingContext context) {
        Framing.refusal(context.request()).ifPresentOrElse(problem -> refuse(context, problem), context::next);
    }

    private void admit(RoutingContext context, Route route) {
        context.put(TEMPLATE, route.template());
        Caller caller = access.caller(context.request());
        Optional<Problem> refusal = route.need()
                .refusal(caller)
                .or(() -> route.need().open() ? Optional.empty() : access.forgery(context.request(), caller))
                .or(() -> bodyRefusal(context.request(), route));
        if (refusal.isPresent()) {
            if (caller instanceof Caller.Stranger) {
                route.strangers().accept(context.pathParams());
            }
            refuse(context, refusal.get());
            return;
        }
        try {
            context.put(
                    EXCHANGE,
                    new Exchange(
                            context,
                            caller,
                            Query.of(context.queryParams(), route.query()),
                            () -> access.caller(context.request())));
        } catch (Refused refused) {
            refuse(context, refused.problem());
            return;
        }
        context.next();
    }

    private static Optional<Problem> bodyRefusal(HttpServerRequest request, Route route) {
        if (!Framing.hasBody(request)) {
            return Optional.empty();
        }
        return route.body()
                .map(rule -> rule.refusal(request))
                .orElse(Optional.of(Problem.badRequest("this takes no body; send the request without one")));
    }

    /**
     * A body that was not asked for is not read: the connection ends soon after the answer. At once the rest of the body
     * would be answered with a reset, which overtakes the answer.
     */
    private static void refuse(RoutingContext context, Problem problem) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        if (!response.headWritten() && Framing.hasBody(request)) {
            response.putHeader("Connection", "close");
            context.addEndHandler(
                    answered -> context.vertx().setTimer(HANG_UP_MILLIS, timer -> hangUp(request.connection())));
        }
        if (problem.status() == Problem.UNSUPPORTED_TYPE && BodyRule.isCoded(request)) {
            response.putHeader("Accept-Encoding", "identity");
        }
        problem.answer(response);
    }

    private static void hangUp(HttpConnection connection) {
        connection.close().onFailure(e -> LOG.debug("closing failed", e));
    }

    private Map<String, String> methods() {
        Map<String, List<String>> byPath = new LinkedHashMap<>();
        for (Route route : routes) {
            List<String> methods = byPath.computeIfAbsent(route.path(), path -> new ArrayList<>());
            methods.add(route.method().name());
            if (route.method().equals(HttpMethod.GET)) {
                methods.add(HttpMethod.HEAD.name());
            }
        }
        Map<String, String> allowed = new LinkedHashMap<>();
        byPath.forEach((path, methods) -> allowed.put(path, String.join(", ", methods) + ", OPTIONS"));
        return allowed;
    }

    private static void otherMethod(RoutingContext context, String allowed) {
        context.response().putHeader("Allow", allowed);
        if (context.request().method().equals(HttpMethod.OPTIONS)) {
            context.response().setStatusCode(204).end().onFailure(e -> LOG.debug("answer not sent", e));
        } else {
            refuse(context, Problem.methodNotAllowed(allowed));
        }
    }

    private static Problem notFound() {
        return Problem.notFound("there is no such page; /openapi.yaml lists what there is");
    }

    /** The body broke off, or is not what the headers say: the codec tells so without a status of its own. */
    private static void failedToRead(RoutingContext context) {
        if (context.statusCode() >= Problem.BAD_REQUEST || context.statusCode() < 0) {
            context.next();
            return;
        }
        LOG.debug("request body not read", context.failure());
        refuse(context, Problem.badRequest("the body cannot be read"));
    }

    private static void failed(RoutingContext context) {
        LOG.error("http request failed route={}", context.normalizedPath(), context.failure());
        refuse(context, Problem.internalError());
    }
}
