// SPDX-License-Identifier: Apache-2.0
package care.lares.api.registry;

import care.lares.api.BodyRule;
import care.lares.api.Durably;
import care.lares.api.Exchange;
import care.lares.api.Fields;
import care.lares.api.Need;
import care.lares.api.Problem;
import care.lares.api.Refused;
import care.lares.api.Route;
import care.lares.api.RouteGroup;
import care.lares.domain.ResidentId;
import care.lares.journal.KeyCustody;
import care.lares.journal.KeyEntry.KeyRotated;
import care.lares.journal.RatchetBegun;
import care.lares.journal.Subject;
import care.lares.pipeline.Pipeline;
import care.lares.security.Scope;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Exchanges keys; what was written under the old ones stays readable. */
public final class KeyRotation implements RouteGroup {
    /** Why no other account is prepared where there is none. */
    public static final String NO_LEDGER = "no ledger is configured, so there is no account to exchange:"
            + " say in the configuration where checkpoints are anchored, start the gateway, then ask again";

    private static final Need ADMIN = Need.oneOf(Scope.ADMIN);
    private static final String MEANWHILE = "the key is exchanged all the same, and the log hears of it later";
    private static final String LATER = "it is exchanged once it does; ask again then";
    /** Longest id that is looked at, in characters: the form itself says how long it may be. */
    private static final int MAX_ID = 256;

    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);

    private final Pipeline pipeline;
    private final KeyCustody keys;
    private final Book book;
    private final Supplier<String> verifierKey;
    private final Optional<Function<List<byte[]>, JsonObject>> accounts;
    private final Vertx vertx;

    /**
     * Of the log whose keys these are.
     *
     * @param verifierKey the log's key in the form that people pass on
     * @param accounts which accounts on the ledger two secrets are of, as {@link #accounts} shows them; empty where no
     *     ledger is configured
     */
    public KeyRotation(
            Pipeline pipeline,
            KeyCustody keys,
            Book book,
            Supplier<String> verifierKey,
            Optional<Function<List<byte[]>, JsonObject>> accounts,
            Vertx vertx) {
        this.pipeline = pipeline;
        this.keys = keys;
        this.book = book;
        this.verifierKey = verifierKey;
        this.accounts = accounts;
        this.vertx = vertx;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/api/v1/keys/box/rotate").needs(ADMIN).to(this::box),
                Route.post("/api/v1/keys/log/rotate").needs(ADMIN).to(this::log),
                Route.post("/api/v1/keys/ledger/rotate").needs(ADMIN).to(this::ledger),
                Route.post("/api/v1/keys/ratchet/rotate").needs(ADMIN).to(this::ratchet),
                Route.post("/api/v1/keys/subject/rotate")
                        .needs(ADMIN)
                        .body(BodyRule.JSON_OBJECT)
                        .to(this::subject));
    }

    private void box(Exchange exchange) {
        Future<KeyRotated> exchanged = Future.fromCompletionStage(
                        keys.rotateBox(book.now(), Book.by(exchange)), vertx.getOrCreateContext())
                .recover(KeyRotation::unavailable);
        exchange.when(exchanged.compose(entry -> noted(entry).map(entry)), entry -> exchange.ok(json(entry)));
    }

    private void log(Exchange exchange) {
        Future<KeyRotated> prepared = Future.fromCompletionStage(
                        keys.rotateLog(book.now(), Book.by(exchange)), vertx.getOrCreateContext())
                .recover(KeyRotation::unavailable);
        Future<KeyRotated> exchanged = prepared.compose(entry -> Durably.noted(
                        vertx, durable -> pipeline.registrar().register(entry, durable), LATER)
                .map(entry));
        exchange.when(exchanged, entry -> exchange.ok(json(entry).put("verifierKey", verifierKey.get())));
    }

    /** Nothing is exchanged yet: that is for the ledger to decide, and an entry of its own. */
    private void ledger(Exchange exchange) {
        Function<List<byte[]>, JsonObject> shown = accounts.orElseThrow(() -> new Refused(Problem.conflict(NO_LEDGER)));
        Future<List<byte[]>> prepared = Future.fromCompletionStage(keys.prepareLedger(), vertx.getOrCreateContext())
                .recover(KeyRotation::unavailable);
        exchange.when(prepared, secrets -> exchange.ok(shown.apply(secrets)));
    }

    /** Its first key is answered once: when the entry would survive a power cut, and the ratchet begins. */
    private void ratchet(Exchange exchange) {
        Future<RatchetBegun> prepared = Future.fromCompletionStage(
                        keys.beginRatchet(book.now(), Book.by(exchange)), vertx.getOrCreateContext())
                .recover(KeyRotation::unavailable);
        Future<RatchetBegun> begun = prepared.compose(one -> Durably.noted(
                        vertx, durable -> pipeline.registrar().register(one.entry(), durable), LATER)
                .map(one));
        exchange.when(begun, one -> exchange.ok(json(one)));
    }

    private void subject(Exchange exchange) {
        Fields fields = Fields.of(exchange.body(), "resident");
        Optional<ResidentId> resident = fields.of("resident", MAX_ID, ResidentId::new);
        fields.check();
        if (resident.filter(id -> book.registry().resident(id).isEmpty()).isPresent()) {
            throw new Refused(Problem.notFound("there is no such resident"));
        }
        KeyRotated entry = keys.rotate(resident.map(Subject::of).orElse(Subject.SITE), book.now(), Book.by(exchange));
        exchange.when(noted(entry), done -> exchange.ok(json(entry)));
    }

    private Future<Void> noted(KeyRotated entry) {
        return Durably.noted(vertx, durable -> pipeline.registrar().register(entry, durable), MEANWHILE);
    }

    private static <T> Future<T> unavailable(Throwable cause) {
        LOG.error("key not exchanged reason={}", cause.toString());
        return Future.failedFuture(new Refused(
                Problem.unavailable("storage does not take the new key now; send it again", Durably.RETRY)));
    }

    /**
     * A change of the account on the ledger that waits for its registrar, as it is shown.
     *
     * @param gateway this gateway's id there, in hexadecimal
     * @param account signs until then, in hexadecimal
     * @param coming signs from then on, in hexadecimal
     */
    public static JsonObject accounts(String gateway, String account, String coming) {
        return new JsonObject()
                .put("gateway", "0x" + gateway)
                .put("account", "0x" + account)
                .put("comingAccount", "0x" + coming);
    }

    /** A ratchet that has begun, as it is shown: once. */
    public static JsonObject json(RatchetBegun begun) {
        return json(begun.entry()).put("secret", begun.secret());
    }

    /** An exchange as it is shown. */
    public static JsonObject json(KeyRotated rotated) {
        return new JsonObject()
                .put("key", rotated.key().wireName())
                .put("oldId", rotated.oldId())
                .put("newId", rotated.newId())
                .put("at", rotated.at().toString())
                .put("by", rotated.by());
    }
}
