// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.journal.EntryClass;
import care.lares.journal.GaveWay;
import care.lares.journal.Registry;
import care.lares.journal.StorageReport;
import care.lares.security.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** How much room the records take and have, and what was given up of them, when and why. About no person. */
public final class StorageRoutes implements RouteGroup {
    private static final double SECONDS_PER_TENTH = 360;
    /** The level before anything was measured. */
    private static final String UNKNOWN = "unknown";

    private final Supplier<StorageReport> report;
    private final Registry registry;

    /**
     * Asked at the moment of asking.
     *
     * @param registry knows what was given up
     */
    public StorageRoutes(Supplier<StorageReport> report, Registry registry) {
        this.report = report;
        this.registry = registry;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/v1/storage")
                .needs(Need.oneOf(Scope.EVIDENCE_READ, Scope.METRICS_READ))
                .to(this::storage));
    }

    private void storage(Exchange exchange) {
        StorageReport now = report.get();
        JsonObject kept = new JsonObject();
        for (EntryClass one : EntryClass.values()) {
            kept.put(one.wireName(), now.kept().getOrDefault(one, 0L));
        }
        JsonArray gone = new JsonArray();
        registry.givenUp().newestFirst().forEach(said -> gone.add(json(said)));
        exchange.ok(new JsonObject()
                .put("level", now.isKnown() ? now.level().name().toLowerCase(Locale.ROOT) : UNKNOWN)
                .put("totalBytes", now.total())
                .put("usedBytes", now.used())
                .put("freeBytes", now.free())
                .put("reserveBytes", now.reserve())
                .put("logBytes", now.log())
                .put("tileBytes", now.tiles())
                .put("indexBytes", now.index())
                .put("keptBytes", kept)
                .put("bytesPerDay", now.bytesPerDay())
                .put("hoursUntilGivingWay", hours(now.untilGivingWay()).orElse(null))
                .put("hoursLeft", hours(now.left()).orElse(null))
                .put("givenUp", gone));
    }

    /** A statement as answered. */
    static JsonObject json(GaveWay said) {
        return new JsonObject()
                .put("at", said.at().toString())
                .put("class", said.givenUp().wireName())
                .put("reason", said.reason().name().toLowerCase(Locale.ROOT))
                .put("count", said.count())
                .put("origin", said.origin())
                .put("first", said.first())
                .put("last", said.last())
                .put("from", said.from().toString())
                .put("until", said.until().toString());
    }

    /** To a tenth of an hour; null in the answer while it is not known. */
    private static Optional<Double> hours(Optional<Duration> time) {
        return time.map(left -> Math.round(left.toSeconds() / SECONDS_PER_TENTH) / 10.0);
    }
}
