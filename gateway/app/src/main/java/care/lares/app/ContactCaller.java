// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.api.act.TestCaller;
import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.Assignment;
import care.lares.domain.ContactId;
import care.lares.domain.Priority;
import care.lares.notify.webhook.HttpSender;
import care.lares.notify.webhook.WebhookTarget;
import care.lares.rules.Phrase;
import care.lares.rules.Phrases;
import care.lares.rules.Said;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Calls one contact with what looks like an alarm that is a test: the way is the one alarms go, and nobody else hears of it.
 * For one thread.
 */
final class ContactCaller implements TestCaller {
    private static final String RULE = "gateway.testcall";
    private static final int ID_BYTES = 16;
    /** What a program posts the code to, when it answers by itself. */
    private static final String CONFIRM_AT = "/api/v1/commissioning/confirmations";

    private final Supplier<List<WebhookTarget>> targets;
    private final HttpSender sender;
    private final Function<Alarm, byte[]> json;
    private final Phrases phrases;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Vertx vertx;
    private final Map<ContactId, Alarm> called = new HashMap<>();

    /**
     * A caller who has called nobody.
     *
     * @param targets how contacts are reached, now
     * @param json writes an alarm as the public JSON
     * @param phrases the house's words
     * @param random names calls
     */
    ContactCaller(
            Supplier<List<WebhookTarget>> targets,
            HttpSender sender,
            Function<Alarm, byte[]> json,
            Phrases phrases,
            InstantSource clock,
            SecureRandom random,
            Vertx vertx) {
        this.targets = targets;
        this.sender = sender;
        this.json = json;
        this.phrases = phrases;
        this.clock = clock;
        this.random = random;
        this.vertx = vertx;
    }

    @Override
    public Future<Optional<String>> call(ContactId contact, String code) {
        Alarm alarm = alarm(code);
        called.put(contact, alarm);
        JsonObject confirm = new JsonObject().put("code", code).put("path", CONFIRM_AT);
        JsonObject message = new JsonObject(Buffer.buffer(json.apply(alarm))).put("confirm", confirm);
        return send(contact, alarm, message);
    }

    @Override
    public void over(ContactId contact) {
        Alarm alarm = called.remove(contact);
        if (alarm != null) {
            Alarm ended = ended(alarm);
            send(contact, ended, new JsonObject(Buffer.buffer(json.apply(ended))))
                    .onComplete(done -> {});
        }
    }

    private Future<Optional<String>> send(ContactId contact, Alarm alarm, JsonObject message) {
        Optional<WebhookTarget> target = targets.get().stream()
                .filter(one -> one.contact().filter(contact::equals).isPresent())
                .findFirst();
        if (target.isEmpty()) {
            return Future.succeededFuture(Optional.of("no address that may be called"));
        }
        Context loop = vertx.getOrCreateContext();
        Promise<Optional<String>> answered = Promise.promise();
        sender.send(
                target.get(),
                message.toBuffer().getBytes(),
                alarm.id().value() + "-" + alarm.steps(),
                trouble -> loop.runOnContext(now -> answered.tryComplete(trouble)));
        return answered.future();
    }

    private Alarm alarm(String code) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        Instant now = clock.instant();
        return alarm(
                new AlarmId(HexFormat.of().formatHex(id)),
                AlarmState.ACTIVE,
                now,
                phrases.sentences(List.of(Phrase.TEST_CALL.said(code))),
                List.of(event(now, AlarmStep.RAISED)));
    }

    private Alarm ended(Alarm alarm) {
        List<AlarmEvent> history = new ArrayList<>(alarm.history());
        history.add(event(clock.instant(), AlarmStep.ENDED));
        Said over = Phrase.TEST_CALL_OVER.said();
        return alarm(alarm.id(), AlarmState.ENDED, alarm.raisedAt(), phrases.sentences(List.of(over)), history);
    }

    private Alarm alarm(AlarmId id, AlarmState state, Instant raised, String text, List<AlarmEvent> history) {
        return new Alarm(
                id,
                RULE,
                AlarmKind.DEVICE_FAULT,
                Priority.LOW,
                state,
                Assignment.NONE,
                Optional.empty(),
                raised,
                raised,
                text,
                state.open() ? phrases.sentences(List.of(Phrase.TEST_CALL_ADVICE.said())) : "",
                1,
                1,
                state.open(),
                false,
                Optional.empty(),
                Optional.empty(),
                true,
                List.of(),
                history);
    }

    private static AlarmEvent event(Instant at, AlarmStep step) {
        return new AlarmEvent(at, step, AlarmEvent.GATEWAY, "rule", "");
    }
}
