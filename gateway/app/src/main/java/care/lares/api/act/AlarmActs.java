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
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmId;
import care.lares.pipeline.Acted;
import care.lares.pipeline.Pipeline;
import care.lares.rules.alarm.Command;
import care.lares.rules.alarm.Command.Action;
import care.lares.rules.alarm.Refusal;
import care.lares.security.Scope;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * People answer alarms. An act counts at once; it is confirmed when it would survive a power cut, with the alarm as it is
 * then.
 */
public final class AlarmActs implements RouteGroup {
    /** Characters of a time. */
    private static final int MAX_TIME = 6;

    private static final String MEANWHILE = "your answer counts all the same";

    private final Pipeline pipeline;
    private final Function<Alarm, byte[]> alarms;
    private final Vertx vertx;

    /**
     * Over the alarms of this pipeline.
     *
     * @param alarms writes an alarm as the public JSON
     */
    public AlarmActs(Pipeline pipeline, Function<Alarm, byte[]> alarms, Vertx vertx) {
        this.pipeline = pipeline;
        this.alarms = alarms;
        this.vertx = vertx;
    }

    @Override
    public List<Route> routes() {
        return Arrays.stream(Action.values()).map(this::route).toList();
    }

    private Route route(Action action) {
        return Route.post("/api/v1/alarms/{id}/" + action.wireName())
                .needs(Need.oneOf(Scope.ALARMS_ACT))
                .body(BodyRule.JSON_OBJECT)
                .to(exchange -> act(exchange, action));
    }

    private void act(Exchange exchange, Action action) {
        AlarmId id = exchange.path("id", "alarm", AlarmId::new);
        Command command = command(exchange, id, action);
        exchange.when(
                Durably.noted(vertx, durable -> isTaken(command, durable), MEANWHILE), done -> answer(exchange, id));
    }

    private boolean isTaken(Command command, Runnable durable) {
        Acted acted = pipeline.act(command, durable);
        acted.refused().ifPresent(refusal -> {
            throw new Refused(problem(refusal));
        });
        return acted.promised();
    }

    private void answer(Exchange exchange, AlarmId id) {
        Alarm alarm = pipeline.house()
                .open()
                .findAny(id)
                .orElseThrow(() -> new Refused(Problem.notFound("this alarm ended long ago")));
        exchange.send(200, "application/json", Buffer.buffer(alarms.apply(alarm)));
    }

    private Command command(Exchange exchange, AlarmId id, Action action) {
        JsonObject body = exchange.payload().length == 0 ? new JsonObject() : exchange.body();
        String time = action == Action.ACCEPT ? "expected" : "for";
        Fields fields = Fields.of(body, "by", "outcome", "text", time, "console", "occurrence");
        Actor actor = Actor.of(exchange, fields, pipeline.house().registry().duty());
        Optional<String> outcome = fields.paragraph("outcome", AlarmEvent.MAX_DETAIL);
        Optional<String> text = fields.paragraph("text", AlarmEvent.MAX_DETAIL);
        Optional<Duration> lasting = fields.of(time, MAX_TIME, Command::time);
        Optional<String> console = fields.text("console", Command.MAX_CONSOLE);
        OptionalInt occurrence = fields.index("occurrence");
        fields.check();
        String words = Stream.of(outcome, text).flatMap(Optional::stream).collect(Collectors.joining(": "));
        if (words.length() > AlarmEvent.MAX_DETAIL) {
            throw new Refused(
                    Problem.badRequest("outcome, text: may have " + AlarmEvent.MAX_DETAIL + " characters together"));
        }
        return new Command(id, action, actor.by(), actor.channel(), words, lasting, console.orElse(actor.console()))
                .about(occurrence);
    }

    private static Problem problem(Refusal refusal) {
        return switch (refusal.reason()) {
            case UNKNOWN_ALARM -> Problem.notFound(refusal.words());
            case ALREADY_ENDED, BEGAN_ANEW, CONDITION_HOLDS, SENSOR_UNKNOWN -> Problem.conflict(refusal.words());
            case OUTCOME_MISSING -> Problem.badRequest("outcome: " + refusal.words());
            case OUTCOME_TOO_LONG -> Problem.badRequest("outcome, text: " + refusal.words());
            case NOTE_MISSING -> Problem.badRequest("text: " + refusal.words());
        };
    }
}
