// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.api.Listing.Cut;
import care.lares.journal.AnchorEntry.Attempted;
import care.lares.journal.AnchorEntry.Settled;
import care.lares.journal.AnchorEntry.State;
import care.lares.journal.Anchoring;
import care.lares.journal.Registry;
import care.lares.journal.check.RefusedException;
import care.lares.journal.check.SignedCheckpoint;
import care.lares.security.Scope;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The newest anchors on the ledger and how far each has come, newest first. */
public final class AnchorRoutes implements RouteGroup {
    private static final String LIST = "anchors";
    private static final String PREFIX = "0x";

    private final Registry registry;

    /** Of this gateway. */
    public AnchorRoutes(Registry registry) {
        this.registry = registry;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/v1/anchors")
                .needs(Need.oneOf(Scope.EVIDENCE_READ))
                .query("limit", "after")
                .to(this::list));
    }

    private void list(Exchange exchange) {
        long before = exchange.query().numberAfter(LIST).orElse(Long.MAX_VALUE);
        List<Anchoring> rest = registry.anchors().all().stream()
                .filter(one -> one.epoch() < before)
                .sorted(Comparator.comparing(Anchoring::epoch).reversed())
                .toList();
        Cut<Anchoring> cut = Cut.of(LIST, rest, exchange.query().limit(), one -> Long.toString(one.epoch()));
        exchange.page(new Listing(
                cut.shown().stream().map(one -> json(one).toBuffer()).toList(), cut.next(), Listing.COMPLETE));
    }

    private static JsonObject json(Anchoring one) {
        Optional<Settled> seen = one.settled().filter(settled -> settled.state() != State.GONE);
        Optional<Attempted> attempt = one.settledAttempt().or(one::newestAttempt);
        return new JsonObject()
                .put("epoch", one.epoch())
                .put("commit", PREFIX + one.commit())
                .put("state", seen.map(Settled::state).map(AnchorRoutes::name).orElse("attempted"))
                .put("transaction", hex(seen.map(Settled::transaction).or(() -> attempt.map(Attempted::transaction))))
                .put(
                        "block",
                        seen.filter(settled -> settled.block() > 0)
                                .map(Settled::block)
                                .orElse(null))
                .put("size", attempt.flatMap(AnchorRoutes::size).orElse(null))
                .put(
                        "at",
                        seen.map(Settled::at)
                                .or(() -> attempt.map(Attempted::at))
                                .map(Instant::toString)
                                .orElse(null));
    }

    private static String name(State state) {
        return switch (state) {
            case MINED -> "mined";
            case FINAL -> "final";
            case FOREIGN -> "foreign";
            case GONE -> "attempted";
            case INHERITED -> "inherited";
        };
    }

    private static @Nullable String hex(Optional<String> transaction) {
        return transaction.map(digits -> PREFIX + digits).orElse(null);
    }

    /** How many entries the anchored checkpoint covers. */
    private static Optional<Long> size(Attempted attempt) {
        try {
            return Optional.of(SignedCheckpoint.parse(attempt.note()).size());
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }
}
