// SPDX-License-Identifier: Apache-2.0
package care.lares.api.act;

import care.lares.api.BodyRule;
import care.lares.api.Content;
import care.lares.api.Durably;
import care.lares.api.Exchange;
import care.lares.api.Fields;
import care.lares.api.Need;
import care.lares.api.Route;
import care.lares.api.RouteGroup;
import care.lares.domain.ArmMode;
import care.lares.pipeline.Guarding;
import care.lares.pipeline.Pipeline;
import care.lares.security.Scope;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** How the house is guarded against strangers: seen and changed. */
public final class ArmRoutes implements RouteGroup {
    private static final int MAX_MODE = 16;
    private static final String MEANWHILE = "the house is guarded as you said all the same";

    private final Pipeline pipeline;
    private final Vertx vertx;

    /** Over this pipeline's house. */
    public ArmRoutes(Pipeline pipeline, Vertx vertx) {
        this.pipeline = pipeline;
        this.vertx = vertx;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/site/arm")
                        .needs(Need.oneOf(Scope.ALARMS_READ))
                        .shows(exchange -> Content.of(now())),
                Route.post("/api/v1/site/arm")
                        .needs(Need.oneOf(Scope.ALARMS_ACT))
                        .body(BodyRule.JSON_OBJECT)
                        .to(this::arm));
    }

    private void arm(Exchange exchange) {
        Fields fields = Fields.of(exchange.body(), "mode", "by");
        Actor actor = Actor.of(exchange, fields, pipeline.house().registry().duty());
        ArmMode mode = fields.required("mode", fields.of("mode", MAX_MODE, ArmRoutes::mode), ArmMode.DISARMED);
        fields.check();
        exchange.when(
                Durably.noted(vertx, durable -> isTaken(mode, actor, durable), MEANWHILE),
                done -> exchange.send(200, "application/json", now().toBuffer()));
    }

    private boolean isTaken(ArmMode mode, Actor actor, Runnable durable) {
        return pipeline.guarding().arm(mode, actor.by().value(), actor.channel(), durable);
    }

    private static ArmMode mode(String name) {
        return ArmMode.ofWireName(name)
                .orElseThrow(() -> new IllegalArgumentException("one of disarmed, home, night, away, vacation"));
    }

    private JsonObject now() {
        Guarding.View view = pipeline.guarding().view();
        JsonObject json = new JsonObject()
                .put("mode", view.mode().wireName())
                .put("state", view.standing().name().toLowerCase(Locale.ROOT));
        view.entry()
                .ifPresent(entry -> json.put("since", view.since().toString())
                        .put("by", entry.by())
                        .put("channel", entry.channel()));
        view.until().ifPresent(until -> json.put("until", until.toString()));
        return json;
    }
}
