// SPDX-License-Identifier: Apache-2.0
package care.lares.notify;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.broker.Broker;
import care.lares.broker.LaresTopics;
import care.lares.broker.Subscription;
import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmStep;
import care.lares.domain.Delivery;
import care.lares.domain.Moment;
import care.lares.domain.Notice;
import care.lares.domain.PersonId;
import care.lares.domain.WayOut;
import care.lares.fixture.Home;
import care.lares.fixture.MemoryJournal;
import care.lares.notify.mqtt.MqttNotifier;
import care.lares.rules.alarm.Command;
import care.lares.rules.alarm.Command.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** To whom alarms were handed stands in their histories: once, behind the telling itself, and a few at a time. */
class NoticeQueueTest {
    private static final Instant START = Instant.parse("2026-11-21T02:10:00Z");

    private final Deque<Runnable> later = new ArrayDeque<>();
    private final List<Notice> said = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final Broker broker = new Broker(() -> 0);
    private final NoticeQueue queue = new NoticeQueue(later::add, new Said());
    private final MemoryJournal journal = new MemoryJournal();
    private Moment now = new Moment(START, 1_000_000_000L);
    private Home home = home();

    private Home home() {
        return new Home(journal, new MqttNotifier(broker, Directory.nameless(""), queue), () -> now);
    }

    @BeforeEach
    void begin() {
        home.pipeline().resume();
    }

    private void listen() {
        broker.subscribe(
                LaresTopics.ALARMS, message -> heard.add(message.topic().text()), Subscription.of(1));
    }

    private void settle() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
    }

    private List<String> lines(AlarmStep step) {
        return home.alarms().values().stream()
                .flatMap(alarm -> alarm.history().stream())
                .filter(line -> line.step() == step)
                .map(line -> line.by() + " " + line.channel() + " " + line.detail())
                .toList();
    }

    @Test
    void anAlarmThatNobodyHearsWasToldToNobody() {
        home.press("pendant-1");
        settle();
        assertThat(lines(AlarmStep.NOTIFIED)).isEmpty();
    }

    @Test
    void whoListensHearsItFirstAndThenItIsWrittenDownAndNotToldAgain() {
        listen();
        home.press("pendant-1");
        assertThat(heard).hasSize(1);
        assertThat(lines(AlarmStep.NOTIFIED)).as("nothing before the telling").isEmpty();
        settle();
        assertThat(lines(AlarmStep.NOTIFIED)).containsExactly("gateway mqtt step 1 of 1: subscribers");
        assertThat(heard).as("that somebody was told is no news").hasSize(1);
    }

    @Test
    void whatDoesNotSoundIsNotWrittenDownAndAStepUpIs() {
        listen();
        home.press("pendant-1");
        settle();
        home.press("pendant-1");
        settle();
        assertThat(lines(AlarmStep.NOTIFIED)).as("a repetition").hasSize(1);
        home.press("pendant-1");
        settle();
        assertThat(lines(AlarmStep.NOTIFIED))
                .as("the third press moves on")
                .containsExactly("gateway mqtt step 1 of 1: subscribers", "gateway mqtt step 4 of 4: subscribers");
        act(Action.ACKNOWLEDGE);
        act(Action.NOTE);
        assertThat(lines(AlarmStep.NOTIFIED)).hasSize(2);
        home.press("pendant-1");
        settle();
        assertThat(lines(AlarmStep.NOTIFIED)).as("it begins anew").hasSize(3);
    }

    private void act(Action action) {
        Alarm alarm = home.alarms().values().iterator().next();
        home.pipeline().act(new Command(alarm.id(), action, new PersonId("berta"), "mqtt", "well"), () -> {});
        settle();
    }

    @Test
    void aRestartWritesDownWhatAPowerCutTookAndNothingTwice() {
        listen();
        home.press("pendant-1");
        later.clear(); // the power goes before it is written down
        restart();
        assertThat(lines(AlarmStep.NOTIFIED)).containsExactly("gateway mqtt step 1 of 1: subscribers");
        restart();
        assertThat(lines(AlarmStep.NOTIFIED)).hasSize(1);
    }

    private void restart() {
        now = new Moment(now.wall().plusSeconds(20), 5);
        NoticeQueue anew = new NoticeQueue(later::add, new Said());
        home = new Home(journal, new MqttNotifier(broker, Directory.nameless(""), anew), () -> now);
        home.pipeline().resume();
        settle();
    }

    @Test
    void threeHundredAtOnceAreWrittenDownAFewAtATime() {
        listen();
        for (int i = 0; i < 300; i++) {
            home.press("pendant-" + i);
        }
        assertThat(later).as("one turn is waited for").hasSize(1);
        int turns = 0;
        for (int before = 0; !later.isEmpty(); before = said.size()) {
            later.remove().run();
            turns++;
            assertThat(said.size() - before).isLessThanOrEqualTo(NoticeQueue.MOST_AT_ONCE);
        }
        assertThat(turns).isGreaterThanOrEqualTo(300 / NoticeQueue.MOST_AT_ONCE);
        assertThat(lines(AlarmStep.NOTIFIED)).hasSize(300);
        assertThat(heard).hasSize(300);
    }

    @Test
    void manyContactsAreAFewLinesAndNoneIsLeftOut() {
        home.press("pendant-1");
        Alarm alarm = home.alarms().values().iterator().next();
        for (int i = 0; i < 14; i++) {
            queue.handed(alarm, new WayOut("webhook", "c".repeat(62) + (10 + i)));
            queue.handed(alarm, new WayOut("webhook", "c".repeat(62) + (10 + i)));
        }
        settle();
        assertThat(lines(AlarmStep.NOTIFIED)).hasSize(3);
        assertThat(said.stream().mapToInt(notice -> notice.whom().size()).sum()).isEqualTo(14);
        Alarm after = home.alarms().values().iterator().next();
        assertThat(said.get(0).told(after)).hasSize(14);
        assertThat(after.history().stream().map(AlarmEvent::detail)).allMatch(detail -> detail.length() <= 500);
    }

    @Test
    void whatNobodyCouldEverWriteDownIsDroppedAndNothingElse() {
        home.press("pendant-1");
        Alarm alarm = home.alarms().values().iterator().next();
        for (int i = 0; i < NoticeQueue.MOST_WAITING + 10; i++) {
            queue.handed(alarm, new WayOut("channel-" + i, "x"));
        }
        now = now.plus(Duration.ofSeconds(1));
        settle();
        assertThat(said).hasSize(NoticeQueue.MOST_WAITING);
    }

    /** Says it to the house. */
    private final class Said implements Confirmations {
        @Override
        public void told(Notice notice) {
            said.add(notice);
            home.pipeline().told(notice);
        }

        @Override
        public void came(Delivery delivery) {}

        @Override
        public void failing(WayOut way, Instant since, String reason) {}

        @Override
        public void works(WayOut way) {}
    }
}
