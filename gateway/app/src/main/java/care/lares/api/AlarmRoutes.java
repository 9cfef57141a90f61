// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmState;
import care.lares.domain.DeskRow;
import care.lares.domain.ResidentId;
import care.lares.domain.Urgency;
import care.lares.journal.AlarmQuery;
import care.lares.journal.LoggedAlarm;
import care.lares.journal.Page;
import care.lares.pipeline.House;
import care.lares.security.Scope;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Alarms: the open ones from memory, at once and even while the index is broken; all others from the index. */
public final class AlarmRoutes implements RouteGroup {
    private static final String LIST = "alarms-open";
    private static final String OPEN = "open";
    private static final String ALL = "all";
    private static final String YES = "true";
    private static final List<String> YES_OR_NO = List.of(YES, "false");
    /** What can be asked for: not ended, everything, or one state of its life. */
    private static final List<String> STATES = Stream.concat(
                    Stream.of(OPEN, ALL), Arrays.stream(AlarmState.values()).map(AlarmState::wireName))
            .toList();

    private final House house;
    private final Archive archive;
    private final Function<Alarm, byte[]> json;
    private final DeskRows desk;

    /**
     * From the living state and the index.
     *
     * @param json writes an alarm as the public JSON
     * @param desk how open alarms stand on a desk
     */
    public AlarmRoutes(House house, Archive archive, Function<Alarm, byte[]> json, DeskRows desk) {
        this.house = house;
        this.archive = archive;
        this.json = json;
        this.desk = desk;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/alarms")
                        .needs(Need.oneOf(Scope.ALARMS_READ))
                        .query("state", "resident", "folded", "limit", "after")
                        .to(this::list),
                Route.get("/api/v1/alarms/{id}")
                        .needs(Need.oneOf(Scope.ALARMS_READ))
                        .to(this::one),
                Route.get("/api/v1/alarms/{id}/entries")
                        .needs(Need.oneOf(Scope.ALARMS_READ))
                        .to(this::entries));
    }

    private void list(Exchange exchange) {
        Query query = exchange.query();
        String state = query.word("state", STATES).orElse(OPEN);
        Optional<ResidentId> resident = query.of("resident", ResidentId::new);
        if (!state.equals(ALL) && !state.equals(AlarmState.ENDED.wireName())) {
            exchange.page(open(query, state, resident));
            return;
        }
        AlarmQuery narrow = state.equals(ALL) ? AlarmQuery.ALL : AlarmQuery.ENDED;
        AlarmQuery asked = resident.map(narrow::about)
                .orElse(narrow)
                .after(query.text("after"))
                .limit(query.limit());
        exchange.when(archive.ask(readings -> readings.alarms(asked)), found -> exchange.page(listing(found)));
    }

    /** The key of a page in this order is the last alarm's id: where it has ended meanwhile, the list begins anew. */
    private Listing open(Query query, String state, Optional<ResidentId> resident) {
        List<Alarm> asked = house.openAlarms().stream()
                .filter(alarm -> state.equals(OPEN) || alarm.state().wireName().equals(state))
                .filter(alarm ->
                        resident.isEmpty() || alarm.assignment().resident().equals(resident))
                .sorted(Urgency.MOST_URGENT_FIRST)
                .toList();
        boolean folded = query.word("folded", YES_OR_NO).filter(YES::equals).isPresent();
        List<DeskRow> sorted = folded
                ? desk.of(asked)
                : asked.stream().map(alarm -> new DeskRow(List.of(alarm))).toList();
        Optional<String> after = query.after(LIST);
        int begin = after.map(id -> position(sorted, id) + 1).orElse(0);
        int end = Math.min(sorted.size(), begin + query.limit());
        Optional<String> next = end < sorted.size()
                ? Optional.of(Cursor.of(LIST, sorted.get(end - 1).first().id().value()))
                : Optional.empty();
        return new Listing(sorted.subList(begin, end).stream().map(this::row).toList(), next, Listing.COMPLETE);
    }

    private static int position(List<DeskRow> sorted, String id) {
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i).first().id().value().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private void one(Exchange exchange) {
        AlarmId id = exchange.path("id", "alarm", AlarmId::new);
        Optional<Alarm> open = house.open().find(id);
        if (open.isPresent()) {
            exchange.resource(buffer(open.get()));
            return;
        }
        exchange.when(
                archive.ask(readings -> readings.alarm(id)),
                found -> exchange.resource(found.map(this::buffer)
                        .orElseThrow(() -> new Refused(Problem.notFound("there is no such alarm")))));
    }

    /** Where each of its steps is in the log: what receipts are asked for by. */
    private void entries(Exchange exchange) {
        AlarmId id = exchange.path("id", "alarm", AlarmId::new);
        exchange.when(archive.ask(readings -> readings.steps(id)), steps -> {
            if (steps.isEmpty()) {
                throw new Refused(Problem.notFound("there is no such alarm"));
            }
            exchange.resource(Listing.itemsOnly(
                    steps.stream().map(step -> entry(step).toBuffer()).toList()));
        });
    }

    private static JsonObject entry(LoggedAlarm step) {
        AlarmEvent latest = step.after().latest();
        return new JsonObject()
                .put("origin", step.origin())
                .put("seq", step.seq())
                .put("at", latest.at().toString())
                .put("event", latest.step().wireName())
                .put("by", latest.by())
                .put("state", step.after().state().wireName());
    }

    private Listing listing(Page<Alarm> found) {
        return new Listing(
                found.items().stream().map(this::buffer).toList(),
                found.next(),
                found.index().state().wireName());
    }

    private Buffer row(DeskRow row) {
        return row.folded() ? Buffer.buffer(desk.json(row)) : buffer(row.first());
    }

    private Buffer buffer(Alarm alarm) {
        return Buffer.buffer(json.apply(alarm));
    }
}
