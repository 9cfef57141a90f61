// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.api.Listing.Cut;
import care.lares.journal.Journal;
import care.lares.journal.PublishedCheckpoint;
import care.lares.journal.Registry;
import care.lares.journal.WitnessBook.Cosigned;
import care.lares.security.Scope;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** What the log has signed and shown: its newest checkpoint, and those that witnesses cosigned. */
public final class CheckpointRoutes implements RouteGroup {
    private static final String LIST = "checkpoints";

    private final Journal journal;
    private final Registry registry;

    /** Of this log, with what the registry knows of its witnesses. */
    public CheckpointRoutes(Journal journal, Registry registry) {
        this.journal = journal;
        this.registry = registry;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/v1/checkpoints")
                .needs(Need.oneOf(Scope.EVIDENCE_READ))
                .query("limit", "after")
                .to(this::list));
    }

    private void list(Exchange exchange) {
        long before = exchange.query().numberAfter(LIST).orElse(Long.MAX_VALUE);
        List<Long> rest = List.copyOf(sizes().headSet(before, false).descendingSet());
        Cut<Long> cut = Cut.of(LIST, rest, exchange.query().limit(), size -> Long.toString(size));
        List<Future<Optional<PublishedCheckpoint>>> asked = cut.shown().stream()
                .map(size -> Future.fromCompletionStage(
                        journal.checkpoint(size), exchange.context().vertx().getOrCreateContext()))
                .toList();
        exchange.when(
                Future.all(asked),
                done -> exchange.page(new Listing(
                        done.<Optional<PublishedCheckpoint>>list().stream()
                                .flatMap(Optional::stream)
                                .map(checkpoint -> json(checkpoint).toBuffer())
                                .toList(),
                        cut.next(),
                        Listing.COMPLETE)));
    }

    private NavigableSet<Long> sizes() {
        NavigableSet<Long> sizes = new TreeSet<>();
        journal.checkpoint().ifPresent(newest -> sizes.add(newest.size()));
        registry.witnesses().strongestFirst().stream()
                .filter(one -> one.origin().equals(journal.origin()))
                .forEach(one -> sizes.add(one.size()));
        return sizes;
    }

    private JsonObject json(PublishedCheckpoint checkpoint) {
        Optional<Cosigned> cosigned = registry.witnesses()
                .of(checkpoint.size())
                .filter(one -> one.origin().equals(checkpoint.origin()));
        StringBuilder note = new StringBuilder(checkpoint.note());
        cosigned.ifPresent(one -> one.lines().forEach(line -> note.append(line).append('\n')));
        List<String> witnesses = new ArrayList<>();
        cosigned.ifPresent(one -> one.cosignatures().keySet().stream().sorted().forEach(witnesses::add));
        return new JsonObject()
                .put("origin", checkpoint.origin())
                .put("size", checkpoint.size())
                .put("note", note.toString())
                .put("witnesses", new JsonArray(witnesses));
    }
}
