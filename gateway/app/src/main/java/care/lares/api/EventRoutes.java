// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.PersonId;
import care.lares.health.HealthReport;
import care.lares.journal.IndexStatus;
import care.lares.security.Scope;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Readings, alarms and health as they happen, as server-sent events. */
public final class EventRoutes implements RouteGroup {
    /** How often every reader hears how the house is: a page greys out when it has heard nothing for 10 s. */
    static final Duration HEARTBEAT = Duration.ofSeconds(2);
    /** Most readers at once: the screens of a large house; each costs a socket and 64 kB. */
    static final int MAX_READERS = 32;
    /** After which time a browser that was cut off comes again. */
    private static final Duration RECONNECT = Duration.ofSeconds(1);

    private static final String TYPE = "text/event-stream";

    private final EventFeed feed;
    private final Supplier<HealthReport> health;
    private final Supplier<IndexStatus> index;
    private final InstantSource clock;
    private final Looks looks;

    /**
     * Over a feed.
     *
     * @param health how the gateway is; called on the event loop
     * @param index how far the index is
     * @param looks is told who reads along
     */
    public EventRoutes(
            Vertx vertx,
            EventFeed feed,
            Supplier<HealthReport> health,
            Supplier<IndexStatus> index,
            InstantSource clock,
            Looks looks) {
        this.feed = feed;
        this.health = health;
        this.index = index;
        this.clock = clock;
        this.looks = looks;
        vertx.setPeriodic(HEARTBEAT.toMillis(), timer -> feed.heartbeat(now()));
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/v1/events")
                .needs(Need.oneOf(Scope.ALARMS_READ, Scope.READINGS_READ))
                .query("lastEventId")
                .to(this::open));
    }

    private void open(Exchange exchange) {
        if (exchange.context().request().method().equals(HttpMethod.HEAD)) {
            exchange.send(200, TYPE, Buffer.buffer());
            return;
        }
        PersonId reader = exchange.person().through();
        if (feed.readers() >= MAX_READERS && !feed.makeWay(reader)) {
            throw new Refused(Problem.unavailable("too many read along already; ask again later", HEARTBEAT));
        }
        Optional<String> last = Optional.ofNullable(exchange.context().request().getHeader("Last-Event-ID"))
                .or(() -> exchange.query().text("lastEventId"));
        OptionalLong resumed = last.map(feed::positionAfter).orElse(OptionalLong.empty());
        HttpServerResponse response = exchange.context()
                .response()
                .putHeader("Content-Type", TYPE)
                .putHeader("X-Accel-Buffering", "no")
                .setChunked(true);
        EventStream stream = new EventStream(
                response,
                EventFilter.of(exchange.person()),
                feed,
                reader,
                () -> stillWelcome(exchange),
                resumed.orElse(feed.ring().next()));
        exchange.context().addEndHandler(ended -> feed.remove(stream));
        feed.add(stream);
        stream.write(Buffer.buffer("retry: " + RECONNECT.toMillis() + "\n\n"));
        if (last.isPresent() && resumed.isEmpty()) {
            stream.reset();
        }
        stream.heartbeat(now());
        stream.pump();
    }

    private boolean stillWelcome(Exchange exchange) {
        if (exchange.person().may(Scope.READINGS_READ)) {
            looks.board(exchange.person());
        }
        return exchange.isStillLetIn();
    }

    private Buffer now() {
        HealthReport report = health.get();
        IndexStatus status = index.get();
        return new JsonObject()
                .put("at", clock.instant().toString())
                .put("ready", report.ready())
                .put("degraded", new JsonArray(report.degraded()))
                .put("records", report.records())
                .put("alarmsOpen", report.alarmsOpen())
                .put("index", status.state().wireName())
                .put("lag", status.lag().toMillis() / 1000.0)
                .put("beingSetUp", report.beingSetUp())
                .toBuffer();
    }
}
