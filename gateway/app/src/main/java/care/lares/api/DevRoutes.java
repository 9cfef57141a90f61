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
            "send {\"advance\":\"4h\"} (90s, 5m, 4h, 30d; at most 366d) or {\"to\":\"2026-11-26T08:00:00Z\"}; to set the "
                    + "wall's clock alone, {\"jump\":\"-24h\"} or {\"set\":\"1970-01-01T00:00:00Z\"}";
    private static final Pattern ADVANCE = Pattern.compile("([0-9]{1,9})(s|m|h|d)");
    /** What no log can say any more lies far behind: seconds and days fit into the times that are stored. */
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2300-01-01T00:00:00Z");
    private static final Logger LOG = LoggerFactory.getLogger(DevRoutes.class);

    private static final Need ADMIN = Need.oneOf(Scope.ADMIN);
    /** Also as curl and wget send it when they are told nothing: these are typed by hand. */
    private static final BodyRule OBJECT = new BodyRule(MAX_BODY, Set.of("application/json", BodyRule.CURLS_OWN));

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
                    .to(exchange -> exchange.ok(json(new Arrival(clock.now(), true), clock))));
            routes.add(Route.post("/api/v1/dev/clock").needs(ADMIN).body(OBJECT).to(exchange -> move(exchange, clock)));
        });
        routes.add(Route.get("/api/v1/dev/fault").needs(ADMIN).to(this::tell));
        routes.add(Route.post("/api/v1/dev/fault").needs(ADMIN).body(OBJECT).to(this::fail));
        return routes;
    }

    private static void move(Exchange exchange, Clock clock) {
        JsonObject asked = exchange.body();
        Optional<Future<Arrival>> moved =
                asked.size() == 1 ? moved(asked.fieldNames().iterator().next(), asked, clock) : Optional.empty();
        Future<Arrival> arrived = moved.orElseThrow(() -> new Refused(Problem.badRequest(ADVANCE_FORM)))
                .recover(DevRoutes::refused);
        exchange.when(arrived, arrival -> exchange.ok(json(arrival, clock)));
    }

    /** Empty when it was asked in another form. */
    private static Optional<Future<Arrival>> moved(String how, JsonObject asked, Clock clock) {
        Object value = asked.getValue(how);
        return switch (how) {
            case "advance" -> duration(value).map(clock::advance);
            case "to" -> instant(value).map(clock::advanceTo);
            case "jump" ->
                signed(value).filter(by -> isStorable(clock.now().plus(by))).map(clock::jump);
            case "set" -> instant(value).filter(DevRoutes::isStorable).map(clock::set);
            default -> Optional.empty();
        };
    }

    private static boolean isStorable(Instant at) {
        return !at.isBefore(EARLIEST) && at.isBefore(LATEST);
    }

    private static Optional<Duration> signed(@Nullable Object asked) {
        boolean back = asked instanceof String text && text.startsWith("-");
        return back ? duration(String.valueOf(asked).substring(1)).map(Duration::negated) : duration(asked);
    }

    private static Future<Arrival> refused(Throwable cause) {
        return Future.failedFuture(
                cause instanceof IllegalArgumentException past
                        ? new Refused(Problem.badRequest(String.valueOf(past.getMessage())))
                        : cause);
    }

    private static Optional<Duration> duration(@Nullable Object asked) {
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

    private static Optional<Instant> instant(@Nullable Object asked) {
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

    private static JsonObject json(Arrival arrival, Clock clock) {
        return new JsonObject()
                .put("now", arrival.now().toString())
                .put("house", clock.shown().time().toString())
                .put("trusted", clock.shown().trusted())
                .put("durable", arrival.durable());
    }
}
