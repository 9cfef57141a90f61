// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReconnectingLinkTest {
    private final ScheduledExecutorService connectors = Executors.newScheduledThreadPool(1);
    private final List<FakeSession> sessions = new CopyOnWriteArrayList<>();
    private final List<Acknowledgement> answers = new CopyOnWriteArrayList<>();
    private final ReconnectingLink link =
            new ReconnectingLink(this::open, connectors, Duration.ofMillis(10), System::nanoTime);

    @AfterEach
    void stop() {
        connectors.shutdownNow();
    }

    @Test
    void sendsWhatWasNotAnsweredAgainInOrderAndUnchanged() {
        FakeSession first = connected(1);
        link.publish("t", "one", answers::add);
        link.publish("t", "two", answers::add);
        link.publish("t", "three", answers::add);
        first.answer(0, true);
        first.events.lost();
        link.publish("t", "four", answers::add);

        FakeSession second = connected(2);
        await().until(() -> second.payloads.size() == 3);
        assertThat(second.payloads).containsExactly("two", "three", "four");
        assertThat(answers).hasSize(1);
        for (int i = 0; i < 3; i++) {
            second.answer(i, true);
        }
        assertThat(answers).hasSize(4);
        assertThat(link.unanswered()).isZero();
    }

    @Test
    void countsAnAnswerOnceAndOnlyFromTheSessionThatLives() {
        FakeSession first = connected(1);
        link.publish("t", "one", answers::add);
        first.events.lost();
        first.answer(0, true);
        FakeSession second = connected(2);
        await().until(() -> second.payloads.size() == 1);
        second.answer(0, true);
        second.answer(0, true);
        assertThat(answers).hasSize(1);
    }

    @Test
    void doesNotSendARefusedMessageAgain() {
        FakeSession first = connected(1);
        link.publish("t", "one", answers::add);
        first.answer(0, false);
        assertThat(answers).singleElement().matches(answer -> !answer.accepted());
        assertThat(link.unanswered()).isZero();
    }

    @Test
    void keepsWithinItsWindow() {
        FakeSession first = connected(1);
        for (int i = 0; i < 3 * ReconnectingLink.WINDOW; i++) {
            link.publish("t", "m" + i, answers::add);
        }
        assertThat(first.payloads).hasSize(ReconnectingLink.WINDOW);
        first.answer(0, true);
        assertThat(first.payloads).hasSize(ReconnectingLink.WINDOW + 1);
    }

    @Test
    void subscribesAgainAfterEveryReconnection() {
        List<String> heard = new ArrayList<>();
        link.subscribe("a/+/b", arrival -> heard.add(arrival.payload()));
        FakeSession first = connected(1);
        first.events.lost();
        FakeSession second = connected(2);
        await().until(() -> second.filters.contains("a/+/b"));
        second.events.arrived(new Arrival("a/x/b", "yes", false, 0));
        second.events.arrived(new Arrival("a/x/c", "no", false, 0));
        assertThat(heard).containsExactly("yes");
    }

    private FakeSession connected(int count) {
        if (count == 1) {
            link.connect();
        }
        await().until(() -> sessions.size() == count && link.connected());
        return sessions.get(count - 1);
    }

    private Session open(Session.Events events) {
        var session = new FakeSession(events);
        sessions.add(session);
        return session;
    }

    private static final class FakeSession implements Session {
        private final Events events;
        private final List<String> payloads = new CopyOnWriteArrayList<>();
        private final List<String> filters = new CopyOnWriteArrayList<>();
        private final List<Consumer<Boolean>> listeners = new CopyOnWriteArrayList<>();

        FakeSession(Events events) {
            this.events = events;
        }

        void answer(int index, boolean accepted) {
            listeners.get(index).accept(accepted);
        }

        @Override
        public void publish(String topic, String payload, boolean retained, Consumer<Boolean> answered) {
            // Whoever sees the payload finds who waits for its answer.
            listeners.add(answered);
            payloads.add(payload);
        }

        @Override
        public void subscribe(String filter) {
            filters.add(filter);
        }

        @Override
        public void close() {
            filters.clear();
        }
    }
}
