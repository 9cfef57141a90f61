// SPDX-License-Identifier: Apache-2.0
package care.lares.api.registry;

import care.lares.api.Durably;
import care.lares.api.Exchange;
import care.lares.api.Need;
import care.lares.api.Problem;
import care.lares.api.Refused;
import care.lares.api.Route;
import care.lares.api.RouteGroup;
import care.lares.domain.Alarm;
import care.lares.domain.ResidentId;
import care.lares.journal.KeyCustody;
import care.lares.journal.KeyEntry.KeyRotated;
import care.lares.journal.KeyEntry.PersonErased;
import care.lares.journal.Subject;
import care.lares.pipeline.House;
import care.lares.pipeline.Pipeline;
import care.lares.security.Scope;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases a resident: what is stored of them is closed for ever, what is known of them is forgotten. Whoever asks a second
 * time is told when it was done.
 */
public final class Erasure implements RouteGroup {

    private static final String MEANWHILE = "send it again until it is confirmed";
    private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);

    private final Pipeline pipeline;
    private final KeyCustody keys;
    private final Book book;
    private final Vertx vertx;

    /** Erases in this house, and in the log whose keys these are. */
    public Erasure(Pipeline pipeline, KeyCustody keys, Book book, Vertx vertx) {
        this.pipeline = pipeline;
        this.keys = keys;
        this.book = book;
        this.vertx = vertx;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.delete("/api/v1/residents/{id}")
                .needs(Need.oneOf(Scope.ADMIN))
                .to(this::erase));
    }

    private void erase(Exchange exchange) {
        ResidentId resident = exchange.path("id", "resident", ResidentId::new);
        Subject subject = Subject.of(resident);
        refuseWhileNeeded(resident);
        if (book.registry().resident(resident).isEmpty() && !keys.holds(subject)) {
            PersonErased before = book.registry()
                    .erasures()
                    .of(keys.tombstone(subject))
                    .orElseThrow(() -> new Refused(
                            Problem.notFound("there is no such resident; GET /api/v1/residents shows who there is")));
            exchange.when(destroyed(before), done -> exchange.ok(json(before)));
            return;
        }
        PersonErased tombstone =
                new PersonErased(book.now(), keys.tombstone(subject), keys.keys(subject), Book.by(exchange));
        Future<Void> buried =
                Durably.noted(vertx, durable -> pipeline.registrar().erase(resident, tombstone, durable), MEANWHILE);
        exchange.when(buried.compose(done -> destroyed(tombstone)), done -> exchange.ok(json(tombstone)));
    }

    private void refuseWhileNeeded(ResidentId resident) {
        String need = need(pipeline.house(), resident);
        if (!need.isEmpty()) {
            throw new Refused(
                    Problem.conflict(need + ": end it first, nobody is erased while somebody may be in need"));
        }
    }

    /** Which open alarms forbid that somebody is erased, in words; empty: none does. */
    public static String need(House house, ResidentId resident) {
        List<Alarm> open = house.needs(resident);
        if (open.isEmpty()) {
            return "";
        }
        boolean theirs = open.stream()
                .anyMatch(alarm ->
                        alarm.assignment().resident().filter(resident::equals).isPresent());
        return "an alarm of " + (theirs ? "" : "the place of ") + resident + " is open ("
                + open.stream()
                        .map(alarm -> alarm.kind().wireName() + " " + alarm.id())
                        .collect(Collectors.joining(", "))
                + ")";
    }

    /** The keys are destroyed once the tombstone is durable; that the box key was exchanged is logged behind it. */
    private Future<Void> destroyed(PersonErased tombstone) {
        return Future.fromCompletionStage(keys.destroy(tombstone), vertx.getOrCreateContext())
                .recover(Erasure::unfinished)
                .compose(this::logged);
    }

    private Future<Void> logged(Optional<KeyRotated> exchange) {
        return exchange.map(entry ->
                        Durably.noted(vertx, durable -> pipeline.registrar().register(entry, durable), MEANWHILE))
                .orElse(Future.succeededFuture());
    }

    private static Future<Optional<KeyRotated>> unfinished(Throwable cause) {
        LOG.error("erasure unfinished reason={}", cause.toString());
        return Future.failedFuture(new Refused(Problem.unavailable(
                "the person is forgotten, but storage fails and their keys are not destroyed yet; send it again"
                        + " (the next start of the gateway does the rest, too)",
                Durably.RETRY)));
    }

    /** An erasure as it is shown. */
    public static JsonObject json(PersonErased erased) {
        JsonArray destroyed = new JsonArray();
        erased.keys().forEach(destroyed::add);
        return new JsonObject()
                .put("erasedAt", erased.at().toString())
                .put("by", erased.by())
                .put("tombstone", erased.tombstone())
                .put("keysDestroyed", destroyed);
    }
}
