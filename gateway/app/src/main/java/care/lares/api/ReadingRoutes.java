// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.ResidentId;
import care.lares.journal.GivenUp;
import care.lares.journal.LoggedReading;
import care.lares.journal.Page;
import care.lares.journal.ReadingQuery;
import care.lares.security.Scope;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** What devices told, newest first. */
public final class ReadingRoutes implements RouteGroup {
    private final Archive archive;
    private final GivenUp gone;
    private final Looks looks;

    /**
     * From the index.
     *
     * @param gone what was given up of them
     * @param looks is told who looked at whom
     */
    public ReadingRoutes(Archive archive, GivenUp gone, Looks looks) {
        this.archive = archive;
        this.gone = gone;
        this.looks = looks;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/v1/readings")
                .needs(Need.oneOf(Scope.READINGS_READ))
                .query("device", "resident", "kind", "from", "to", "limit", "after")
                .to(this::readings));
    }

    private void readings(Exchange exchange) {
        Query query = exchange.query();
        ReadingQuery asked = new ReadingQuery(
                query.of("device", DeviceId::new),
                query.of("resident", ResidentId::new),
                query.of("kind", ReadingRoutes::kinds).orElse(Set.of()),
                query.time("from"),
                query.time("to"),
                query.text("after"),
                query.limit());
        exchange.when(archive.ask(readings -> readings.readings(asked)), found -> {
            looks.readings(
                    exchange.person(),
                    found.items().stream()
                            .flatMap(item -> item.logged().assignment().resident().stream())
                            .collect(Collectors.toUnmodifiableSet()));
            exchange.page(listing(found).without(gone(query.time("from"), query.time("to"))));
        });
    }

    /** The statements about readings of these times, whoever's they were: that is not known any more. */
    private Buffer gone(Optional<Instant> from, Optional<Instant> to) {
        JsonArray statements = new JsonArray();
        gone.newestFirst().stream()
                .filter(said -> from.isEmpty() || !said.until().isBefore(from.get()))
                .filter(said -> to.isEmpty() || !said.from().isAfter(to.get()))
                .forEach(said -> statements.add(StorageRoutes.json(said)));
        return statements.toBuffer();
    }

    private static Set<Kind> kinds(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(name -> Kind.ofWireName(name)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "there is no such kind; kinds are words such as heart_rate, several with commas")))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** As answered. */
    static Listing listing(Page<LoggedReading> found) {
        List<Buffer> items = found.items().stream()
                .map(item -> ReadingJson.of(OptionalLong.of(item.seq()), item.logged()))
                .toList();
        return new Listing(items, found.next(), found.index().state().wireName());
    }
}
