// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.health.HealthReport;
import care.lares.journal.JournalStatus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Whether the process lives, and whether it does its work; open to anyone who reaches the port, so about no person. */
public final class HealthRoutes implements RouteGroup {
    private final Supplier<HealthReport> health;

    /**
     * Asked at the moment of asking.
     *
     * @param health called on the event loop
     */
    public HealthRoutes(Supplier<HealthReport> health) {
        this.health = health;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/health/live").to(this::live),
                Route.get("/health/ready").to(this::ready));
    }

    /** A process that lives while its disk fails must not be killed for it: it is what still hears calls. */
    private void live(Exchange exchange) {
        exchange.ok(new JsonObject()
                .put("live", true)
                .put("degraded", new JsonArray(health.get().degraded())));
    }

    private void ready(Exchange exchange) {
        HealthReport report = health.get();
        exchange.json(report.ready() ? 200 : 503, json(report));
    }

    private static JsonObject json(HealthReport report) {
        JsonObject listeners = new JsonObject();
        new TreeMap<>(report.listeners()).forEach(listeners::put);
        return new JsonObject()
                .put("ready", report.ready())
                .put("degraded", new JsonArray(report.degraded()))
                .put("clock", json(report.clock()))
                .put("journal", json(report.journal()))
                .put(
                        "readings",
                        new JsonObject()
                                .put("accepted", report.accepted())
                                .put("duplicate", report.duplicate())
                                .put("rejected", rejected(report)))
                .put("alarmsOpen", report.alarmsOpen())
                .put("listeners", listeners)
                .put("uptimeSeconds", report.uptime().toSeconds())
                .put("records", report.records())
                .put("beingSetUp", report.beingSetUp());
    }

    private static JsonObject json(HealthReport.ClockState clock) {
        JsonObject json = new JsonObject().put("trusted", clock.trusted());
        return clock.trusted() ? json : json.put("reason", clock.reason());
    }

    private static JsonObject json(JournalStatus journal) {
        return new JsonObject()
                .put("origin", journal.origin())
                .put("next", journal.next())
                .put("durable", journal.durable())
                .put("sealed", journal.sealed())
                .put("failing", journal.failing())
                .put("verifierKey", journal.verifierKey());
    }

    private static JsonArray rejected(HealthReport report) {
        JsonArray rejected = new JsonArray();
        new TreeMap<>(report.rejected())
                .forEach((rejection, count) -> rejected.add(new JsonObject()
                        .put("driver", rejection.driver())
                        .put("reason", rejection.reason())
                        .put("count", count)));
        return rejected;
    }
}
