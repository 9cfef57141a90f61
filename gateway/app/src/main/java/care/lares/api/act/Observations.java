// SPDX-License-Identifier: Apache-2.0
package care.lares.api.act;

import care.lares.api.BodyRule;
import care.lares.api.Durably;
import care.lares.api.Exchange;
import care.lares.api.Fields;
import care.lares.api.Need;
import care.lares.api.Problem;
import care.lares.api.ReadingJson;
import care.lares.api.Refused;
import care.lares.api.Route;
import care.lares.api.RouteGroup;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Proof;
import care.lares.domain.Reading;
import care.lares.domain.ResidentId;
import care.lares.domain.Sensitivity;
import care.lares.driver.Decoded;
import care.lares.driver.Driver;
import care.lares.driver.RawMessage;
import care.lares.driver.nativejson.NativeJsonDriver;
import care.lares.journal.DeviceCredential;
import care.lares.journal.Entry.ReadingLogged;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.pipeline.AwaitedAcknowledgement;
import care.lares.pipeline.Handwritten;
import care.lares.pipeline.Pipeline;
import care.lares.pipeline.Told;
import care.lares.pipeline.Transport;
import care.lares.security.Scope;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What people measured and enter by hand: the way of a device's reading, from a device that stands for hands at this
 * resident. Who entered it is in the reading's source id.
 */
public final class Observations implements RouteGroup {
    private static final String MEANWHILE = "enter it again until it is confirmed";

    private final Pipeline pipeline;
    private final Vertx vertx;
    private final InstantSource clock;
    private final Driver driver = new NativeJsonDriver();

    /** Into this pipeline. */
    public Observations(Pipeline pipeline, Vertx vertx, InstantSource clock) {
        this.pipeline = pipeline;
        this.vertx = vertx;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post("/api/v1/residents/{id}/observations")
                .needs(Need.oneOf(Scope.READINGS_WRITE))
                .body(BodyRule.JSON_OBJECT)
                .to(this::enter));
    }

    private void enter(Exchange exchange) {
        ResidentId resident = exchange.path("id", "resident", ResidentId::new);
        if (registry().resident(resident).isEmpty()) {
            throw new Refused(Problem.notFound("there is no such resident"));
        }
        Fields fields = Fields.of(exchange.body(), "kind", "value", "unit", "t", "id", "by");
        Actor actor = Actor.of(exchange, fields, registry().duty());
        fields.check();
        Instant now = clock.instant();
        DeviceId hand = Handwritten.of(resident);
        Decoded decoded = driver.decode(new RawMessage(hand, exchange.payload(), now, false));
        Reading reading = SourceIds.named(onlyReading(decoded), actor);
        exchange.when(
                Durably.noted(vertx, durable -> isTaken(resident, actor, reading, durable), MEANWHILE),
                done -> exchange.send(201, "application/json", shown(reading, resident)));
    }

    private static Reading onlyReading(Decoded decoded) {
        if (decoded.readings().size() != 1 || !decoded.rejected().isEmpty()) {
            String why = decoded.rejected().stream()
                    .map(rejected -> rejected.reason().wireName() + ": " + rejected.detail())
                    .distinct()
                    .collect(Collectors.joining("; "));
            throw new Refused(Problem.badRequest(why.isEmpty() ? "one value is entered at a time" : why));
        }
        Reading reading = decoded.readings().get(0);
        if (reading.kind().sensitivity() == Sensitivity.ENVIRONMENT) {
            throw new Refused(
                    Problem.badRequest("kind: " + reading.kind() + " is about a room or a device, not about a person"));
        }
        return reading;
    }

    /** Whether the log took the reading, and before it the device that stands for hands at this resident. */
    private boolean isTaken(ResidentId resident, Actor actor, Reading reading, Runnable durable) {
        Assignment assignment = about(resident);
        boolean known = registry()
                .device(reading.device())
                .filter(device -> device.assignment().equals(assignment))
                .isPresent();
        if (!known && !pipeline.registrar().register(hand(reading, assignment, actor), () -> {})) {
            return false;
        }
        AwaitedAcknowledgement told = new AwaitedAcknowledgement(durable);
        pipeline.accept(Handwritten.DRIVER, new Decoded(List.of(reading), List.of()), Transport.UNNAMED, told);
        return !told.isWithheld();
    }

    private static DeviceRegistered hand(Reading reading, Assignment assignment, Actor actor) {
        return new DeviceRegistered(
                reading.receivedAt(),
                reading.device(),
                assignment,
                Handwritten.DRIVER,
                "entered by hand",
                new DeviceCredential(Proof.BRIDGE, "", ""),
                actor.through().value());
    }

    private Registry registry() {
        return pipeline.house().registry();
    }

    private Buffer shown(Reading reading, ResidentId resident) {
        OptionalLong seq = pipeline.house().devices().view(reading.device()).latest().stream()
                .filter(told -> told.logged().reading().equals(reading))
                .map(Told::seq)
                .findFirst()
                .orElse(OptionalLong.empty());
        return ReadingJson.of(seq, new ReadingLogged(reading, about(resident), 0));
    }

    private static Assignment about(ResidentId resident) {
        return new Assignment(Optional.of(resident), Optional.empty());
    }
}
