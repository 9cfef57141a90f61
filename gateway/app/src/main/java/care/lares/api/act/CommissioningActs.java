// SPDX-License-Identifier: Apache-2.0
package care.lares.api.act;

import care.lares.api.BodyRule;
import care.lares.api.Content;
import care.lares.api.Durably;
import care.lares.api.Exchange;
import care.lares.api.Fields;
import care.lares.api.Need;
import care.lares.api.Problem;
import care.lares.api.Refused;
import care.lares.api.Route;
import care.lares.api.RouteGroup;
import care.lares.domain.CommissioningStep;
import care.lares.domain.DeviceId;
import care.lares.journal.CommissioningEntry;
import care.lares.journal.CommissioningEntry.Certified;
import care.lares.journal.CommissioningEntry.Stepped;
import care.lares.journal.SetUp;
import care.lares.pipeline.CommissioningProgress;
import care.lares.pipeline.CommissioningProgress.Device;
import care.lares.pipeline.CommissioningProgress.Lack;
import care.lares.pipeline.House;
import care.lares.pipeline.Pipeline;
import care.lares.security.Scope;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;

/** A house is set up: what is still missing, and the certificate once nothing is. */
public final class CommissioningActs implements RouteGroup {
    static final String PATH = "/api/v1/commissioning";
    private static final String MEANWHILE = "ask GET " + PATH + " how it stands";
    private static final Need WRITE = Need.oneOf(Scope.REGISTRY_WRITE);

    private final Pipeline pipeline;
    private final House house;
    private final Vertx vertx;
    private final InstantSource clock;
    private final String version;
    private final CommissioningJson json;

    /**
     * Of the house of this pipeline.
     *
     * @param vertx where answers wait
     * @param clock stamps entries
     * @param version of the software
     */
    public CommissioningActs(Pipeline pipeline, Vertx vertx, InstantSource clock, String version) {
        this.pipeline = pipeline;
        this.house = pipeline.house();
        this.vertx = vertx;
        this.clock = clock;
        this.version = version;
        this.json = new CommissioningJson(house);
    }

    @Override
    public List<Route> routes() {
        Need read = Need.oneOf(Scope.RESIDENTS_READ);
        return List.of(
                Route.get(PATH).needs(read).to(exchange -> exchange.ok(json.stand())),
                Route.post(PATH).needs(WRITE).to(this::begin),
                Route.post(PATH + "/end").needs(WRITE).to(this::giveUp),
                Route.put(PATH + "/devices/{id}")
                        .needs(WRITE)
                        .body(BodyRule.JSON_OBJECT)
                        .to(this::decide),
                Route.get(PATH + "/certificate").needs(read).shows(this::certificate),
                Route.post(PATH + "/certificate").needs(WRITE).to(this::certify));
    }

    /** A second click changes nothing. */
    private void begin(Exchange exchange) {
        if (house.registry().commissioning().running().isPresent()) {
            exchange.when(Durably.noted(vertx, pipeline::whenDurable, MEANWHILE), done -> exchange.ok(json.stand()));
        } else {
            exchange.when(
                    noted(step(exchange, CommissioningStep.BEGUN, "")), done -> exchange.created(PATH, json.stand()));
        }
    }

    private void giveUp(Exchange exchange) {
        running();
        exchange.when(noted(step(exchange, CommissioningStep.GIVEN_UP, "")), done -> exchange.ok(json.stand()));
    }

    private void decide(Exchange exchange) {
        SetUp setUp = running();
        DeviceId id = exchange.path("id", "device", DeviceId::new);
        Fields fields = Fields.of(exchange.body(), "required");
        boolean required = fields.flag("required", true);
        fields.check();
        Device device = CommissioningProgress.of(house, setUp).devices().stream()
                .filter(one -> one.device().device().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(Problem.notFound("there is no such device")));
        if (device.lifeSafety() && !required) {
            throw new Refused(Problem.conflict(
                    id + " has told something that a life may hang on: activate it where it is, or revoke it"));
        }
        CommissioningStep step = required ? CommissioningStep.DEVICE_REQUIRED : CommissioningStep.DEVICE_EXEMPT;
        exchange.when(noted(step(exchange, step, id.value())), done -> exchange.ok(json.stand()));
    }

    private Content certificate(Exchange exchange) {
        Certified latest = house.registry()
                .commissioning()
                .certificate()
                .orElseThrow(() -> new Refused(Problem.notFound(
                        "there is no certificate; GET " + PATH + " says what is missing, POST " + PATH + " begins")));
        return Content.of(json.json(latest));
    }

    private void certify(Exchange exchange) {
        CommissioningProgress progress = CommissioningProgress.of(house, running());
        List<Lack> lacks = progress.lacks();
        if (!lacks.isEmpty()) {
            throw new Refused(Problem.conflict("not yet: " + CommissioningJson.words(lacks)));
        }
        Certified certified = progress.certified(
                clock.instant(), version, exchange.person().id().value());
        exchange.when(noted(certified), done -> exchange.created(PATH + "/certificate", json.json(certified)));
    }

    private SetUp running() {
        return running(house);
    }

    static SetUp running(House house) {
        return house.registry()
                .commissioning()
                .running()
                .orElseThrow(
                        () -> new Refused(Problem.conflict("the house is not being set up; POST " + PATH + " begins")));
    }

    private Stepped step(Exchange exchange, CommissioningStep step, String what) {
        return Stepped.of(clock.instant(), step, what, exchange.person().id().value());
    }

    private Future<Void> noted(CommissioningEntry entry) {
        return Durably.noted(vertx, durable -> pipeline.registrar().register(entry, durable), MEANWHILE);
    }
}
