// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.http;

import care.lares.api.BodyRule;
import care.lares.api.Caller;
import care.lares.api.Durably;
import care.lares.api.Exchange;
import care.lares.api.Need;
import care.lares.api.Problem;
import care.lares.api.Refused;
import care.lares.api.Route;
import care.lares.api.RouteGroup;
import care.lares.domain.DeviceId;
import care.lares.domain.Ticks;
import care.lares.driver.Decoded;
import care.lares.driver.Driver;
import care.lares.driver.RawMessage;
import care.lares.driver.Reason;
import care.lares.driver.Rejected;
import care.lares.pipeline.AwaitedAcknowledgement;
import care.lares.pipeline.Pipeline;
import care.lares.pipeline.Transport;
import care.lares.security.Scope;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A device posts its readings and is answered when they would survive a power cut: 204 for all, 200 with what was
 * refused, 400 when nothing was understood. A call for help is heard whatever else is wrong.
 */
public final class DeviceReadings implements RouteGroup {
    /** Most reasons told in one answer: a device repeats one mistake. */
    private static final int MAX_REASONS = 20;

    private static final String MEANWHILE = "send it again; alarms went out all the same";

    /**
     * What the gateway's own parts give.
     *
     * @param pipeline takes readings
     * @param vertx where answers wait
     * @param taken whether a device of this name may speak at all
     * @param clock stamps what comes in
     * @param ticks measures pauses
     */
    public record Parts(Pipeline pipeline, Vertx vertx, Predicate<DeviceId> taken, InstantSource clock, Ticks ticks) {}

    private final Parts parts;
    private final Map<String, Driver> drivers;
    private final Driver untyped;
    private final Brake brake = new Brake();

    /**
     * Readings of every sort.
     *
     * @param typed what reads each media type
     * @param untyped what reads a body whose type is not said, or says nothing
     */
    public DeviceReadings(Parts parts, Map<String, Driver> typed, Driver untyped) {
        this.parts = parts;
        this.untyped = untyped;
        Map<String, Driver> all = new HashMap<>(typed);
        BodyRule.SAID_OF_ANY.forEach(type -> all.put(type, untyped));
        this.drivers = Map.copyOf(all);
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post("/api/v1/devices/{id}/readings")
                .needs(Need.deviceOrOneOf(Scope.ADMIN))
                .strangers(path -> parts.pipeline().doors().turnedAway(path.getOrDefault("id", "")))
                .body(new BodyRule(RawMessage.MAX_PAYLOAD, drivers.keySet(), true))
                .to(this::take));
    }

    private void take(Exchange exchange) {
        DeviceId device = sender(exchange);
        if (exchange.caller() instanceof Caller.Device) {
            parts.pipeline().doors().letIn(device);
            String address = exchange.context().request().remoteAddress().hostAddress();
            parts.pipeline().doors().heardFrom(device, address);
        }
        Driver driver = driver(exchange);
        RawMessage message =
                new RawMessage(device, exchange.payload(), parts.clock().instant(), false);
        Decoded meant = driver.decode(message);
        Decoded heard = parts.pipeline().heard(meant);
        if (heard.readings().isEmpty() && !heard.rejected().isEmpty()) {
            brake(device, driver, heard);
        } else {
            brake.understood(device);
        }
        exchange.when(
                Durably.noted(parts.vertx(), durable -> isTaken(device, driver, meant, durable), MEANWHILE),
                done -> answer(exchange, heard));
    }

    /** Sends a device away for a while that goes on sending what nobody understands. */
    private void brake(DeviceId device, Driver driver, Decoded heard) {
        long now = parts.ticks().nanos();
        Duration pause = brake.pause(device, now);
        if (pause.isZero()) {
            brake.refused(device, now);
            return;
        }
        heard.rejected().forEach(rejected -> parts.pipeline().refused(driver.name(), rejected.reason()));
        throw new Refused(Problem.tooMany(
                "nothing this device sends is understood; it is listened to again then. Last: " + reasons(heard),
                pause));
    }

    /** Only itself; an administrator may try out any. */
    private DeviceId sender(Exchange exchange) {
        DeviceId device = exchange.path("id", "device", DeviceId::new);
        if (exchange.caller() instanceof Caller.Device sender && !sender.id().equals(device)) {
            throw new Refused(Problem.forbidden("a device speaks for itself only"));
        }
        if (!parts.taken().test(device)) {
            throw new Refused(Problem.notFound("there is no such device; POST /api/v1/devices registers it"));
        }
        return device;
    }

    private Driver driver(Exchange exchange) {
        String type = Optional.ofNullable(exchange.context().request().getHeader("Content-Type"))
                .orElse("");
        String bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        Driver driver = bare.isEmpty() ? untyped : drivers.get(bare);
        if (driver == null) {
            throw new Refused(Problem.badRequest("send readings as "
                    + String.join(" or ", drivers.keySet().stream().sorted().toList())));
        }
        return driver;
    }

    /** Whether the log took all of it; throws when there was nothing to take. */
    private boolean isTaken(DeviceId device, Driver driver, Decoded meant, Runnable durable) {
        AwaitedAcknowledgement told = new AwaitedAcknowledgement(durable);
        parts.pipeline().accept(device, driver.name(), meant, Transport.UNNAMED, told);
        if (!told.refusals().isEmpty()) {
            throw new Refused(problem(told.refusals()));
        }
        return !told.isWithheld();
    }

    private static Problem problem(List<Rejected> refused) {
        boolean revoked = refused.stream().allMatch(rejected -> rejected.reason() == Reason.REVOKED);
        String reasons = reasons(new Decoded(List.of(), refused));
        return revoked ? Problem.forbidden(reasons) : Problem.badRequest(reasons);
    }

    private static String reasons(Decoded decoded) {
        return decoded.rejected().stream()
                .map(rejected -> rejected.reason().wireName() + ": " + rejected.detail())
                .distinct()
                .limit(MAX_REASONS)
                .collect(Collectors.joining("; "));
    }

    private static void answer(Exchange exchange, Decoded heard) {
        if (heard.rejected().isEmpty()) {
            exchange.noContent();
            return;
        }
        JsonArray rejected = new JsonArray();
        heard.rejected().stream()
                .limit(MAX_REASONS)
                .forEach(one -> rejected.add(
                        new JsonObject().put("reason", one.reason().wireName()).put("detail", one.detail())));
        exchange.ok(new JsonObject()
                .put("accepted", heard.readings().size())
                .put("refused", heard.rejected().size())
                .put("rejected", rejected));
    }
}
