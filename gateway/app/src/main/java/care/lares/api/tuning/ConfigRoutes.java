// SPDX-License-Identifier: Apache-2.0
package care.lares.api.tuning;

import care.lares.api.BodyRule;
import care.lares.api.Durably;
import care.lares.api.ETag;
import care.lares.api.Exchange;
import care.lares.api.Fields;
import care.lares.api.Need;
import care.lares.api.Problem;
import care.lares.api.Refused;
import care.lares.api.Route;
import care.lares.api.RouteGroup;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.domain.tuning.Tuning;
import care.lares.journal.ConfigEntry;
import care.lares.journal.ConfigEntry.Changed;
import care.lares.journal.Configuration;
import care.lares.journal.Registry;
import care.lares.pipeline.Pipeline;
import care.lares.security.Scope;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the rules go by: looked at, tried on the last days, and only then set anew; by one person at a time. */
public final class ConfigRoutes implements RouteGroup {
    private static final String PATH = "/api/v1/config";
    static final String DRY_RUN = PATH + "/dry-run";
    private static final String SETTINGS = "settings";
    private static final String TOKEN = "token";
    private static final String ETAG = "etag";
    private static final int MAX_TOKEN = 64;
    private static final String MEANWHILE = "GET " + PATH + " says whether it holds";
    private static final Need READ = Need.oneOf(Scope.RESIDENTS_READ);
    private static final Need WRITE = Need.oneOf(Scope.REGISTRY_WRITE);
    /** Settings of 400 places and residents at most, in bytes. */
    private static final BodyRule BODY = new BodyRule(128 * 1024, Set.of("application/json"));

    private final Pipeline pipeline;
    private final TuningForm form;
    private final DryRuns runs;
    private final Vertx vertx;
    private final InstantSource clock;

    /**
     * What the routes need.
     *
     * @param pipeline whose rules
     * @param form reads what somebody sent
     * @param past on which it is tried
     * @param vertx where answers wait
     * @param clock stamps entries
     */
    public ConfigRoutes(Pipeline pipeline, TuningForm form, Past past, Vertx vertx, InstantSource clock) {
        this.pipeline = pipeline;
        this.form = form;
        this.runs = past.runs(vertx, pipeline.house());
        this.vertx = vertx;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(PATH).needs(READ).query("device", "place", "resident").to(this::show),
                Route.get(PATH + "/schema")
                        .needs(READ)
                        .to(exchange -> exchange.resource("application/schema+json", Buffer.buffer(form.schema()))),
                Route.post(DRY_RUN).needs(WRITE).body(BODY).to(this::tryOut),
                Route.get(DRY_RUN).needs(WRITE).to(this::progress),
                Route.delete(DRY_RUN).needs(WRITE).to(this::cancel),
                Route.put(PATH).needs(WRITE).body(BODY).to(this::set));
    }

    private Registry registry() {
        return pipeline.house().registry();
    }

    private Configuration configuration() {
        return registry().configuration();
    }

    /** Names what holds: the version, and what is left of it after somebody was erased. */
    private String etag() {
        String content = configuration().version() + " "
                + TuningJson.of(configuration().inForce()).encode();
        return ETag.of(Buffer.buffer(content)).text();
    }

    private void show(Exchange exchange) {
        Assignment scope = scope(exchange);
        // What is in effect somewhere depends on more than the tag names.
        if (scope.equals(Assignment.NONE) && exchange.isUnchanged(new ETag(etag()))) {
            return;
        }
        show(
                exchange,
                shown().put(
                                "effective",
                                TuningJson.effective(configuration().effective().of(scope))));
    }

    private static void show(Exchange exchange, JsonObject shown) {
        exchange.context().response().putHeader("ETag", shown.getString(ETAG));
        exchange.ok(shown);
    }

    private JsonObject shown() {
        Optional<Changed> changed = configuration().changed();
        return new JsonObject()
                .put("version", configuration().version())
                .put(ETAG, etag())
                .put(
                        "changedAt",
                        changed.map(version -> version.at().toString()).orElse(null))
                .put("by", changed.map(Changed::by).orElse(null))
                .put(
                        "tried",
                        changed.flatMap(Changed::trial).map(TuningJson::trial).orElse(null))
                .put(SETTINGS, TuningJson.of(configuration().inForce()));
    }

    private Assignment scope(Exchange exchange) {
        Optional<DeviceId> device = exchange.query().of("device", DeviceId::new);
        Optional<Assignment> served = device.map(
                id -> registry().device(id).orElseThrow(() -> none("device")).assignment());
        Optional<PlaceId> place = exchange.query().of("place", PlaceId::new);
        Optional<ResidentId> resident = exchange.query().of("resident", ResidentId::new);
        if (place.isPresent() && place.flatMap(registry()::place).isEmpty()) {
            throw none("place");
        }
        if (resident.isPresent() && resident.flatMap(registry()::resident).isEmpty()) {
            throw none("resident");
        }
        return served.orElseGet(() -> new Assignment(resident, place));
    }

    private static Refused none(String what) {
        return new Refused(Problem.notFound("there is no such " + what));
    }

    private void tryOut(Exchange exchange) {
        Tuning wanted = wanted(Fields.of(exchange.body(), SETTINGS), exchange.body());
        Tuning now = configuration().inForce();
        exchange.when(
                runs.run(now, etag(), wanted, clock.instant(), exchange.person().id()),
                token -> runs.find(token).ifPresent(tried -> exchange.ok(tried.json(token, now, registry()))));
    }

    private void progress(Exchange exchange) {
        Optional<DryRuns.Going> going = runs.going();
        exchange.ok(new JsonObject()
                .put("going", going.isPresent())
                .put("by", going.map(run -> run.by().value()).orElse(null))
                .put("since", going.map(run -> run.since().toString()).orElse(null))
                .put("from", going.map(run -> run.progress().from().toString()).orElse(null))
                .put("read", going.map(run -> run.progress().share()).orElse(null)));
    }

    /** What waits for it is answered with 409. */
    private void cancel(Exchange exchange) {
        runs.going().ifPresent(run -> run.progress().cancel());
        exchange.noContent();
    }

    /** A second click finds that it is so already, whatever tag it brings. */
    private void set(Exchange exchange) {
        Fields fields = Fields.of(exchange.body(), SETTINGS, TOKEN);
        Optional<String> token = fields.text(TOKEN, MAX_TOKEN);
        Tuning wanted = wanted(fields, exchange.body());
        if (wanted.equals(configuration().inForce())) {
            exchange.when(Durably.noted(vertx, pipeline::whenDurable, MEANWHILE), done -> show(exchange, shown()));
            return;
        }
        String etag = etag();
        refuseIfChanged(exchange, etag);
        Tried tried = tried(token, etag, wanted);
        List<ConfigEntry> version = configuration()
                .next(
                        wanted,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        tried.trial(),
                        exchange.person().id().value());
        exchange.when(
                Durably.noted(vertx, durable -> pipeline.registrar().configure(version, durable), MEANWHILE),
                done -> show(exchange, shown()));
    }

    private Tuning wanted(Fields fields, JsonObject body) {
        fields.check();
        if (!(body.getValue(SETTINGS) instanceof JsonObject settings)) {
            throw new Refused(
                    Problem.badRequest("settings: must be an object such as {\"site\": {\"reportEvery\": \"2h\"}};"
                            + " GET " + PATH + "/schema says what may be in it"));
        }
        Tuning wanted = form.read(settings.encode());
        refuseStrangers(wanted);
        return wanted;
    }

    /** An id with a slip in it would be somebody for whom nothing ever holds. */
    private void refuseStrangers(Tuning wanted) {
        wanted.places().keySet().stream()
                .filter(place -> registry().place(place).isEmpty())
                .findFirst()
                .ifPresent(place -> refuse("places." + place, "place"));
        wanted.residents().keySet().stream()
                .filter(resident -> registry().resident(resident).isEmpty())
                .findFirst()
                .ifPresent(resident -> refuse("residents." + resident, "resident"));
    }

    private static void refuse(String where, String what) {
        throw new Refused(
                Problem.badRequest(where + ": there is no such " + what + "; GET /api/v1/" + what + "s lists them"));
    }

    private void refuseIfChanged(Exchange exchange, String etag) {
        List<String> tags = exchange.context().request().headers().getAll("If-Match");
        if (tags.isEmpty()) {
            throw new Refused(
                    Problem.preconditionRequired("say what is to be replaced: If-Match with the ETag of GET " + PATH));
        }
        if (!new ETag(etag).isReplacedBy(tags)) {
            throw new Refused(Problem.preconditionFailed("somebody else has set something meanwhile"
                    + configuration().changed().map(this::who).orElse("") + "; GET " + PATH + ", then try it anew"));
        }
    }

    private String who(Changed changed) {
        return " (version " + changed.version() + ", by " + changed.by() + ", " + changed.at() + ")";
    }

    private Tried tried(Optional<String> token, String etag, Tuning wanted) {
        Tried tried = token.flatMap(runs::find)
                .orElseThrow(() ->
                        new Refused(Problem.conflict("this was not tried, or the gateway was restarted since: POST "
                                + DRY_RUN + " tries it and answers a token")));
        if (!tried.tuning().equals(wanted)) {
            throw new Refused(Problem.conflict("something else was tried: POST " + DRY_RUN + " with these settings"));
        }
        if (!tried.etag().equals(etag)) {
            throw new Refused(Problem.preconditionFailed(
                    "it was tried against what is not set any more: POST " + DRY_RUN + " again"));
        }
        return tried;
    }
}
