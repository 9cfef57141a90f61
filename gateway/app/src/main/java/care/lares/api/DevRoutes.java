// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.api.DevControls.Arrival;
import care.lares.api.DevControls.Clock;
import care.lares.security.Scope;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves the clock of a gateway under test and makes parts of it fail; no other gateway has these routes. */
public final class DevRoutes implements RouteGroup {
    /** Largest body in bytes: a few faults with their states. */
    private static final int MAX_BODY = 1024;
    /** Longest way the clock goes at once: a scenario is told in days and months, not in typing errors. */
    private static final Duration LONGEST_ADVANCE = Duration.ofDays(366);

    private static final String ADVANCE_FORM =
            "send {\"advance\":\"4h\"} (90s, 5m, 4h, 30d; at most 366d) or {\"to\":\"2026-11-26T08:00:00Z\"}";
    private static final Pattern ADVANCE = Pattern.compile("([0-9]{1,9})(s|m|h|d)");
    private static final Logger LOG = LoggerFactory.getLogger(DevRoutes.class);

    private static final Need ADMIN = Need.oneOf(Scope.ADMIN);
    /** Also as curl and wget send it when they are told nothing: these are typed by hand. */
    private static final BodyRule OBJECT =
            new BodyRule(MAX_BODY, Set.of("application/json", "application/x-www-form-urlencoded"));

    private final DevControls controls;
    private final Map<String, String> states = new LinkedHashMap<>();

    /** Over this gateway's clock and faults. */
    public DevRoutes(DevControls controls) {
        this.controls = controls;
    }

    @Override
    public List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        controls.clock().ifPresent(clock -> {
            routes.add(Route.get("/api/v1/dev/clock")
                    .needs(ADMIN)
                    .to(exchange -> exchange.ok(json(new Arrival(clock.now(), true)))));
            routes.add(Route.post("/api/v1/dev/clock").needs(ADMIN).body(OBJECT).to(exchange -> move(exchange, clock)));
        });
        routes.add(Route.get("/api/v1/dev/fault").needs(ADMIN).to(this::tell));
        routes.add(Route.post("/api/v1/dev/fault").needs(ADMIN).body(OBJECT).to(this::fail));
        return routes;
    }

    private static void move(Exchange exchange, Clock clock) {
        JsonObject asked = exchange.body();
        Optional<Duration> advance = advance(asked.getValue("advance"));
        Optional<Instant> to = to(asked.getValue("to"));
        if (asked.size() != 1 || (advance.isEmpty() && to.isEmpty())) {
            throw new Refused(Problem.badRequest(ADVANCE_FORM));
        }
        Future<Arrival> arrived = to.map(clock::advanceTo)
                .orElseGet(() -> clock.advance(advance.orElse(Duration.ZERO)))
                .recover(DevRoutes::refused);
        exchange.when(arrived, arrival -> exchange.ok(json(arrival)));
    }

    private static Future<Arrival> refused(Throwable cause) {
        return Future.failedFuture(
                cause instanceof IllegalArgumentException past
                        ? new Refused(Problem.badRequest(String.valueOf(past.getMessage())))
                        : cause);
    }

    private static Optional<Duration> advance(Object asked) {
        Matcher form = ADVANCE.matcher(asked instanceof String text ? text : "");
        if (!form.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(form.group(1));
        Duration unit = switch (form.group(2)) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
        return Optional.of(unit.multipliedBy(number)).filter(by -> by.compareTo(LONGEST_ADVANCE) <= 0);
    }

    private static Optional<Instant> to(Object asked) {
        try {
            return asked instanceof String text ? Optional.of(Instant.parse(text)) : Optional.empty();
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }

    /** All or none: a fault that is misspelt must not leave half of a scenario's faults on. */
    private void fail(Exchange exchange) {
        JsonObject asked = exchange.body();
        boolean known = !asked.isEmpty() && asked.stream().allMatch(fault -> isKnown(fault.getKey(), fault.getValue()));
        if (!known) {
            throw new Refused(Problem.badRequest("there is no such fault; there are " + known().encode()));
        }
        for (Map.Entry<String, Object> fault : asked) {
            String state = String.valueOf(fault.getValue());
            LOG.info("fault set fault={} state={}", fault.getKey(), state);
            Objects.requireNonNull(states(fault.getKey()).get(state)).run();
            states.put(fault.getKey(), state);
        }
        tell(exchange);
    }

    private boolean isKnown(String fault, @Nullable Object state) {
        return state instanceof String name && states(fault).containsKey(name);
    }

    private Map<String, Runnable> states(String fault) {
        return controls.faults().getOrDefault(fault, Map.of());
    }

    private void tell(Exchange exchange) {
        JsonObject set = new JsonObject();
        states.forEach(set::put);
        exchange.ok(new JsonObject().put("faults", set).put("known", known()));
    }

    private JsonObject known() {
        JsonObject known = new JsonObject();
        controls.faults()
                .forEach((fault, states) ->
                        known.put(fault, new JsonArray(states.keySet().stream().toList())));
        return known;
    }

    private static JsonObject json(Arrival arrival) {
        return new JsonObject().put("now", arrival.now().toString()).put("durable", arrival.durable());
    }
}
