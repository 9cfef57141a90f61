// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.health.OutboxReport;
import care.lares.health.OutboxReport.LaneReport;
import care.lares.security.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** How far the monitoring centre has been told. */
public final class SyncRoutes implements RouteGroup {
    private final Supplier<OutboxReport> outbox;

    /**
     * Asked at the moment of asking.
     *
     * @param outbox called on the event loop
     */
    public SyncRoutes(Supplier<OutboxReport> outbox) {
        this.outbox = outbox;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/v1/sync")
                .needs(Need.oneOf(Scope.EVIDENCE_READ, Scope.METRICS_READ))
                .to(this::sync));
    }

    private void sync(Exchange exchange) {
        OutboxReport report = outbox.get();
        JsonArray lanes = new JsonArray();
        report.lanes().forEach(lane -> lanes.add(json(lane)));
        exchange.ok(new JsonObject()
                .put(
                        "centre",
                        new JsonObject()
                                .put("name", report.centre().orElse(null))
                                .put("state", report.state().name().toLowerCase(Locale.ROOT))
                                .put(
                                        "lastHeard",
                                        report.lastHeard()
                                                .map(Instant::toString)
                                                .orElse(null))
                                .put("trouble", report.trouble().orElse(null)))
                .put("lanes", lanes));
    }

    private static JsonObject json(LaneReport lane) {
        return new JsonObject()
                .put("lane", lane.lane().wireName())
                .put("cursor", lane.cursor())
                .put("pending", lane.pending())
                .put("oldest", lane.oldest().map(Instant::toString).orElse(null))
                .put(
                        "lastConfirmed",
                        lane.lastConfirmed().map(Instant::toString).orElse(null))
                .put("delivered", lane.delivered())
                .put("refused", lane.refused())
                .put("withheld", lane.withheld())
                .put("readings", lane.readings());
    }
}
