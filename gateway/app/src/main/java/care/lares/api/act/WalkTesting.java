// SPDX-License-Identifier: Apache-2.0
package care.lares.api.act;

import care.lares.api.BodyRule;
import care.lares.api.Durably;
import care.lares.api.Exchange;
import care.lares.api.Fields;
import care.lares.api.Need;
import care.lares.api.Problem;
import care.lares.api.Refused;
import care.lares.api.Route;
import care.lares.api.RouteGroup;
import care.lares.domain.Alarm;
import care.lares.domain.DeviceId;
import care.lares.domain.PersonId;
import care.lares.journal.Registry;
import care.lares.journal.WalkTestEntry.WalkTestBegan;
import care.lares.journal.WalkTestEntry.WalkTestEnded;
import care.lares.pipeline.Acted;
import care.lares.pipeline.Pipeline;
import care.lares.rules.alarm.Command;
import care.lares.rules.walktest.WalkTest;
import care.lares.security.Scope;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Somebody walks through the house and tries devices; the report says which of them work. */
public final class WalkTesting implements RouteGroup {
    private static final String PATH = "/api/v1/walk-tests";
    private static final String MEANWHILE = "ask GET " + PATH + " how it stands";
    private static final String CHANNEL = "walk test";
    private static final String OUTCOME = "walk test";
    /** Most devices of one test: nobody tries more in half an hour. */
    private static final int MAX_DEVICES = 300;

    private final Pipeline pipeline;
    private final Vertx vertx;
    private final InstantSource clock;

    /**
     * Of the devices of this pipeline.
     *
     * @param vertx where answers wait
     * @param clock stamps entries
     */
    public WalkTesting(Pipeline pipeline, Vertx vertx, InstantSource clock) {
        this.pipeline = pipeline;
        this.vertx = vertx;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(PATH).needs(Need.oneOf(Scope.RESIDENTS_READ)).to(exchange -> exchange.ok(stand())),
                Route.post(PATH)
                        .needs(Need.oneOf(Scope.REGISTRY_WRITE, Scope.ALARMS_ACT))
                        .body(BodyRule.JSON_OBJECT)
                        .to(this::begin),
                Route.post(PATH + "/claim")
                        .needs(Need.oneOf(Scope.REGISTRY_WRITE, Scope.ALARMS_ACT))
                        .body(BodyRule.JSON_OBJECT)
                        .to(this::claim),
                Route.post(PATH + "/end")
                        .needs(Need.oneOf(Scope.REGISTRY_WRITE, Scope.ALARMS_ACT))
                        .to(this::end));
    }

    private void begin(Exchange exchange) {
        Fields fields = Fields.of(exchange.body(), "devices", "minutes");
        Set<DeviceId> devices = devices(fields);
        int longest = (int) WalkTest.LONGEST.toMinutes();
        Duration length = Duration.ofMinutes(fields.integer("minutes", 1, longest, longest));
        fields.check();
        pipeline.walkTests().running().ifPresent(running -> {
            throw new Refused(Problem.conflict("a walk test by " + running.tester() + " goes on until "
                    + running.until().wall() + "; POST " + PATH + "/end ends it"));
        });
        var now = clock.instant();
        WalkTestBegan began = new WalkTestBegan(
                now, devices, now.plus(length), exchange.person().id().value());
        exchange.when(
                Durably.noted(vertx, durable -> pipeline.walkTests().begin(began, durable), MEANWHILE),
                done -> exchange.created(PATH, stand()));
    }

    private Set<DeviceId> devices(Fields fields) {
        Set<DeviceId> devices =
                new LinkedHashSet<>(fields.list("devices", MAX_DEVICES, DeviceId.MAX_LENGTH, DeviceId::new));
        if (devices.isEmpty()) {
            fields.fault("devices", "must name the devices that are tried");
        }
        Registry registry = pipeline.house().registry();
        devices.stream()
                .filter(device -> registry.device(device).isEmpty())
                .forEach(unknown -> fields.fault("devices", "there is no device '" + unknown + "'"));
        return devices;
    }

    /** Only the tester's word counts, and only about what is waited for: anything else is somebody's real alarm. */
    private void claim(Exchange exchange) {
        Fields fields = Fields.of(exchange.body(), "device");
        Optional<DeviceId> device = fields.of("device", DeviceId.MAX_LENGTH, DeviceId::new);
        fields.required("device", device.map(DeviceId::value), "");
        fields.check();
        WalkTest test =
                pipeline.walkTests().running().orElseThrow(() -> new Refused(Problem.conflict("no walk test goes on")));
        PersonId tester = exchange.person().id();
        if (!test.tester().equals(tester.value())) {
            throw new Refused(Problem.conflict(
                    "this walk test is one of " + test.tester() + ": only they can say what they activated"));
        }
        if (device.filter(test.shown()::contains).isPresent()) {
            exchange.ok(stand());
            return;
        }
        Alarm alarm = device.filter(test.waiting()::contains)
                .flatMap(this::activation)
                .orElseThrow(() -> new Refused(Problem.conflict(
                        "nothing of this device waits to be claimed: it was not activated, or a minute has passed")));
        exchange.when(
                Durably.noted(vertx, durable -> claimed(alarm, tester, durable), MEANWHILE),
                done -> exchange.ok(stand()));
    }

    /** Also one that is over: a detector is silent again before its tester is at the page. */
    private Optional<Alarm> activation(DeviceId device) {
        return Stream.concat(pipeline.house().openAlarms().stream(), pipeline.house().open().endedLately().stream())
                .filter(alarm -> alarm.test() && !alarm.kind().technical())
                .filter(alarm -> alarm.device().filter(device::equals).isPresent())
                .max(Comparator.comparing(Alarm::raisedAt));
    }

    private boolean claimed(Alarm alarm, PersonId tester, Runnable durable) {
        Acted over = pipeline.act(new Command(alarm.id(), Command.Action.END, tester, CHANNEL, OUTCOME), durable);
        if (over.refused().isEmpty()) {
            return over.promised();
        }
        Acted seen = pipeline.act(new Command(alarm.id(), Command.Action.ACKNOWLEDGE, tester, CHANNEL, ""), durable);
        seen.refused().ifPresent(refusal -> {
            throw new Refused(Problem.conflict(refusal.words()));
        });
        return seen.promised();
    }

    private void end(Exchange exchange) {
        if (pipeline.walkTests().running().isEmpty()) {
            throw new Refused(Problem.conflict("no walk test goes on"));
        }
        exchange.when(
                Durably.noted(vertx, pipeline.walkTests()::end, MEANWHILE),
                done -> exchange.ok(
                        report(pipeline.house().registry().walkTests().reports().get(0))));
    }

    private JsonObject stand() {
        JsonArray reports = new JsonArray();
        pipeline.house().registry().walkTests().reports().forEach(ended -> reports.add(report(ended)));
        return new JsonObject()
                .put(
                        "running",
                        pipeline.walkTests().running().map(WalkTesting::running).orElse(null))
                .put("items", reports);
    }

    private static JsonObject running(WalkTest test) {
        return new JsonObject()
                .put("began", test.began().wall().toString())
                .put("until", test.until().wall().toString())
                .put("by", test.tester())
                .put("shown", ids(test.shown()))
                .put("waiting", ids(test.waiting()))
                .put("unclaimed", ids(test.unclaimed()))
                .put("untouched", ids(test.untouched()));
    }

    private JsonObject report(WalkTestEnded ended) {
        return new JsonObject()
                .put("began", ended.began().toString())
                .put("ended", ended.at().toString())
                .put("ending", ended.ending().wireName())
                .put("by", ended.by())
                .put(
                        "seq",
                        CommissioningJson.number(
                                pipeline.house().registry().reports().of(ended)))
                .put("shown", ids(ended.shown()))
                .put("unclaimed", ids(ended.unclaimed()))
                .put("untouched", ids(ended.untouched()));
    }

    private static JsonArray ids(Collection<DeviceId> devices) {
        return new JsonArray(devices.stream().map(DeviceId::value).sorted().toList());
    }
}
