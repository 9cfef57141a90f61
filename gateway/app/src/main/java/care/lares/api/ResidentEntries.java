// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.ResidentId;
import care.lares.domain.Ticks;
import care.lares.journal.EntryClass;
import care.lares.journal.LogFollower;
import care.lares.journal.LogFollower.Logged;
import care.lares.journal.LogFollower.Place;
import care.lares.journal.LogSource;
import care.lares.journal.Registry;
import care.lares.security.Scope;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything but readings that the log holds about a resident, read from the log itself, page by page. */
public final class ResidentEntries implements RouteGroup {
    /** In which classes such entries are; all others hold readings. */
    public static final Set<EntryClass> CLASSES = Set.of(EntryClass.ALARM, EntryClass.EVIDENCE);

    private static final String LIST = "entries";
    /** How long a page is read for: what lies further on stands on the next one. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(ResidentEntries.class);

    private final Registry registry;
    private final LogSource log;
    private final Archive archive;
    private final Looks looks;
    private final Ticks ticks;

    /**
     * Of this log.
     *
     * @param archive on whose threads it is read
     * @param looks is told who looked at whom
     * @param ticks measure how long a page takes
     */
    public ResidentEntries(Registry registry, LogSource log, Archive archive, Looks looks, Ticks ticks) {
        this.registry = registry;
        this.log = log;
        this.archive = archive;
        this.looks = looks;
        this.ticks = ticks;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/v1/residents/{id}/entries")
                .needs(Need.oneOf(Scope.ADMIN))
                .query("limit", "after")
                .to(this::list));
    }

    private void list(Exchange exchange) {
        ResidentId id = exchange.path("id", "resident", ResidentId::new);
        if (registry.resident(id).isEmpty()) {
            throw new Refused(Problem.notFound("there is no such resident"));
        }
        Place begin = exchange.query().after(LIST).map(ResidentEntries::place).orElse(new Place("", 0));
        int limit = exchange.query().limit();
        EntryJson json = new EntryJson(Concern.of(registry, id));
        looks.entries(exchange.person(), id);
        exchange.when(archive.ask(readings -> page(json, begin, limit)), exchange::page);
    }

    private Listing page(EntryJson json, Place begin, int limit) {
        long beganNanos = ticks.nanos();
        List<Buffer> items = new ArrayList<>();
        try (LogFollower follower = log.follow(begin, CLASSES)) {
            for (Optional<Logged> next = follower.peek(); next.isPresent(); next = follower.peek()) {
                if (items.size() == limit || ticks.nanos() - beganNanos > PATIENCE.toNanos()) {
                    return new Listing(items, Optional.of(cursor(follower.place())), Listing.COMPLETE);
                }
                json.of(next.get()).map(JsonObject::toBuffer).ifPresent(items::add);
                follower.take();
            }
            return new Listing(items, Optional.empty(), Listing.COMPLETE);
        } catch (IOException unread) {
            LOG.warn("entries not read reason={}", unread.toString());
            throw new Refused(Problem.unavailable("the log cannot be read now; ask again later", Durably.RETRY));
        }
    }

    private static String cursor(Place place) {
        return Cursor.of(LIST, place.seq() + " " + place.origin());
    }

    private static Place place(String text) {
        if (!text.matches("[0-9]{1,18} .*")) {
            throw new Refused(Problem.badRequest("after: must be the 'next' of a page of this list"));
        }
        int space = text.indexOf(' ');
        return new Place(text.substring(space + 1), Long.parseLong(text.substring(0, space)));
    }
}
