// SPDX-License-Identifier: Apache-2.0
package care.lares.api.act;

import care.lares.api.BodyRule;
import care.lares.api.Caller;
import care.lares.api.Durably;
import care.lares.api.Exchange;
import care.lares.api.Fields;
import care.lares.api.Need;
import care.lares.api.Problem;
import care.lares.api.Refused;
import care.lares.api.Route;
import care.lares.api.RouteGroup;
import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.journal.Duty;
import care.lares.journal.DutyEntry.TookOver;
import care.lares.pipeline.Pipeline;
import care.lares.security.Scope;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/** The next one takes the house over: what was open then, and what the one who goes wanted known. */
public final class HandoverActs implements RouteGroup {
    private static final String PATH = "/api/v1/handovers";
    private static final String MEANWHILE = "take over again until it is confirmed";

    private final Pipeline pipeline;
    private final Vertx vertx;
    private final InstantSource clock;

    /**
     * Of the house of this pipeline.
     *
     * @param vertx where answers wait
     * @param clock stamps entries
     */
    public HandoverActs(Pipeline pipeline, Vertx vertx, InstantSource clock) {
        this.pipeline = pipeline;
        this.vertx = vertx;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(PATH).needs(Need.oneOf(Scope.ALARMS_READ)).to(exchange -> exchange.ok(all())),
                Route.post(PATH)
                        .needs(Need.oneOf(Scope.ALARMS_ACT))
                        .body(BodyRule.JSON_OBJECT)
                        .to(this::takeOver));
    }

    private void takeOver(Exchange exchange) {
        Fields fields = Fields.of(exchange.body(), "note");
        String note = fields.paragraph("note", TookOver.MAX_NOTE).orElse("");
        fields.check();
        Caller.Person caller = exchange.person();
        refuseNobody(caller);
        TookOver took = new TookOver(
                clock.instant(),
                caller.id(),
                pipeline.house().openAlarms().stream().map(Alarm::id).collect(Collectors.toSet()),
                note,
                caller.through().value());
        exchange.when(
                Durably.noted(vertx, durable -> isTaken(took, durable), MEANWHILE),
                done -> exchange.created(PATH, json(took)));
    }

    /** Whoever walks through the house with devices in test goes home as well: what is tried after that is real. */
    private boolean isTaken(TookOver took, Runnable durable) {
        boolean taken = pipeline.registrar().register(took, durable);
        if (taken && pipeline.walkTests().running().isPresent()) {
            pipeline.walkTests().end(() -> {});
        }
        return taken;
    }

    /** Where people have PINs, a shared console takes nothing over: a person does. */
    private void refuseNobody(Caller.Person caller) {
        Duty duty = pipeline.house().registry().duty();
        boolean shared =
                caller.channel() == Caller.Channel.SESSION && !duty.people().isEmpty();
        if (shared
                && caller.id().equals(caller.through())
                && duty.pin(caller.id()).isEmpty()) {
            throw new Refused(Problem.forbidden(
                    "say who takes over: POST /api/v1/session/user with that person's PIN, then again"));
        }
    }

    private JsonObject all() {
        JsonArray items = new JsonArray();
        pipeline.house().registry().duty().handovers().forEach(took -> items.add(json(took)));
        return new JsonObject().put("items", items);
    }

    private static JsonObject json(TookOver took) {
        return new JsonObject()
                .put("at", took.at().toString())
                .put("by", took.person().value())
                .put("console", took.by())
                .put(
                        "open",
                        new JsonArray(took.open().stream()
                                .map(AlarmId::value)
                                .sorted()
                                .toList()))
                .put("note", took.note());
    }
}
