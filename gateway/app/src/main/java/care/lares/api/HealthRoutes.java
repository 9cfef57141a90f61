// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.health.HealthReport;
import care.lares.journal.JournalStatus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the process lives, and whether it does its work; open to anyone who reaches the port, so about no person. */
final class HealthRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(HealthRoutes.class);

    private final Supplier<HealthReport> health;

    HealthRoutes(Supplier<HealthReport> health) {
        this.health = health;
    }

    void live(RoutingContext context) {
        answer(context, 200, new JsonObject().put("live", true));
    }

    void ready(RoutingContext context) {
        HealthReport report = health.get();
        answer(context, report.ready() ? 200 : 503, json(report));
    }

    private static void answer(RoutingContext context, int status, JsonObject json) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(json.encode())
                .onFailure(e -> LOG.debug("answer not sent status={}", status, e));
    }

    private static JsonObject json(HealthReport report) {
        JsonObject listeners = new JsonObject();
        new TreeMap<>(report.listeners()).forEach(listeners::put);
        return new JsonObject()
                .put("ready", report.ready())
                .put("degraded", new JsonArray(report.degraded()))
                .put("journal", json(report.journal()))
                .put(
                        "readings",
                        new JsonObject()
                                .put("accepted", report.accepted())
                                .put("duplicate", report.duplicate())
                                .put("rejected", rejected(report)))
                .put("alarmsOpen", report.alarmsOpen())
                .put("listeners", listeners)
                .put("uptimeSeconds", report.uptime().toSeconds());
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
