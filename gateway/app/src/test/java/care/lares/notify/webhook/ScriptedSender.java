// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.webhook;

import care.lares.domain.Alarm;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A sender whose answers the test gives; and the receiver behind it, which keeps a message's first coming only. */
final class ScriptedSender implements Sender {
    /** One attempt. */
    static final class Attempt {
        final String way;
        final Alarm alarm;
        final Message message;
        final String key;
        private final Consumer<Answer> answered;

        private Attempt(String way, Message message, Consumer<Answer> answered) {
            this.way = way;
            this.alarm = message.first();
            this.message = message;
            this.key = message.key();
            this.answered = answered;
        }
    }

    final List<Attempt> attempts = new ArrayList<>();
    final List<Attempt> underWay = new ArrayList<>();
    final Set<String> received = new LinkedHashSet<>();
    boolean leaves = true;

    @Override
    public void send(WebhookTarget target, Message message, Consumer<Answer> answered) {
        Attempt attempt = new Attempt(target.name(), message, answered);
        attempts.add(attempt);
        underWay.add(attempt);
    }

    @Override
    public boolean leaves() {
        return leaves;
    }

    /** The oldest attempt under way gets this answer. */
    void answer(Answer answer) {
        Attempt attempt = underWay.remove(0);
        if (answer instanceof Answer.Taken) {
            received.add(attempt.key);
        }
        attempt.answered.accept(answer);
    }

    /** The receiver has it, and the answer is lost on its way back. */
    void takeAndLoseTheAnswer() {
        received.add(underWay.get(0).key);
        answer(Answer.Failed.of("the connection broke"));
    }

    void take() {
        answer(new Answer.Taken());
    }

    void fail() {
        answer(Answer.Failed.of("no connection"));
    }

    void refuse() {
        answer(new Answer.Refused("the receiver refuses it (400)"));
    }

    List<String> keys() {
        return attempts.stream().map(attempt -> attempt.key).toList();
    }
}
