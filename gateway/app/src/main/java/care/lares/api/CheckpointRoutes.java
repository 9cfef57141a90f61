// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.journal.Journal;
import care.lares.journal.PublishedCheckpoint;
import care.lares.security.Scope;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What the log has signed and shown. */
public final class CheckpointRoutes implements RouteGroup {
    private static final String LIST = "checkpoints";

    private final Journal journal;

    /** Of this log. */
    public CheckpointRoutes(Journal journal) {
        this.journal = journal;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/v1/checkpoints")
                .needs(Need.oneOf(Scope.EVIDENCE_READ))
                .query("limit", "after")
                .to(this::list));
    }

    private void list(Exchange exchange) {
        exchange.page(Listing.of(
                LIST,
                journal.checkpoint().stream().toList(),
                exchange.query(),
                PublishedCheckpoint::origin,
                checkpoint -> json(checkpoint).toBuffer()));
    }

    private static JsonObject json(PublishedCheckpoint checkpoint) {
        return new JsonObject()
                .put("origin", checkpoint.origin())
                .put("size", checkpoint.size())
                .put("note", checkpoint.note());
    }
}
