// SPDX-License-Identifier: Apache-2.0
package care.lares.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.domain.PersonId;
import care.lares.driver.RawMessage;
import care.lares.driver.Rejected;
import care.lares.driver.nativejson.NativeJsonDriver;
import care.lares.journal.JournalClock;
import care.lares.journal.JournalListener;
import care.lares.journal.log.UnusableDirectoryException;
import care.lares.journal.store.JournalSettings;
import care.lares.journal.store.LogJournal;
import care.lares.journal.store.Reading;
import care.lares.pipeline.Acknowledgement;
import care.lares.pipeline.CallOrder;
import care.lares.pipeline.House;
import care.lares.pipeline.Newcomers;
import care.lares.pipeline.Observer;
import care.lares.pipeline.Pipeline;
import care.lares.pipeline.Transport;
import care.lares.rules.RuleSettings;
import care.lares.rules.alarm.AlarmDesk;
import care.lares.rules.alarm.AlarmIds;
import care.lares.rules.alarm.Command;
import care.lares.rules.alarm.DeskSettings;
import care.lares.rules.book.RuleBook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** One life of a gateway over a card that may die under it: the real journal with its threads, rules and desk. */
final class Life implements AutoCloseable {
    private static final Path DATA = Path.of("house", "data");
    /** Small segments, so that snapshots are taken while alarms are open. */
    private static final JournalSettings SETTINGS =
            new JournalSettings(Duration.ZERO, 12_000, Duration.ofSeconds(10), 64, Duration.ofMillis(2));

    private final CutCard card;
    private final Random random;
    private final Confirmed confirmed;
    private final LogJournal journal;
    private final Pipeline pipeline;
    private final AtomicLong durable;
    private final List<Alarm> told = new ArrayList<>();
    private Moment now;

    Life(CutCard card, Random random, Confirmed confirmed, Moment now) throws UnusableDirectoryException {
        this.card = card;
        this.random = random;
        this.confirmed = confirmed;
        this.now = now;
        RuleBook rules = new RuleBook(RuleSettings.DEFAULTS);
        House house = new House(rules, now);
        this.journal = LogJournal.open(
                card,
                DATA,
                SETTINGS,
                JournalClock.trusted(() -> this.now.wall()),
                () -> this.now.nanos(),
                Reading.WHOLE,
                house);
        this.durable = new AtomicLong(journal.given());
        this.pipeline = new Pipeline(
                house,
                rules,
                new AlarmDesk(DeskSettings.DEFAULTS, new AlarmIds(new byte[AlarmIds.KEY_BYTES])),
                journal,
                this::tell,
                CallOrder.AT_ONCE,
                () -> this.now,
                Newcomers.ENROLLED_ON_FIRST_SIGHT,
                Observer.NONE,
                Runnable::run);
    }

    /** What was promised in earlier lives is there; then listens, and what is open sounds again. */
    void begin() {
        House house = pipeline.house();
        List<Alarm> open = List.copyOf(house.openAlarms());
        for (Confirmed.Act act : confirmed.acts()) {
            assertThat(house.open().findAny(act.alarm()))
                    .as("%s is known", act)
                    .hasValueSatisfying(alarm -> assertThat(alarm.history())
                            .as("%s is in the history", act)
                            .anyMatch(line ->
                                    line.step() == act.step() && line.by().equals(act.by())));
        }
        for (AlarmId id : confirmed.known()) {
            assertThat(house.open().findAny(id).filter(alarm -> !alarm.state().open()))
                    .as("nobody ended %s", id)
                    .matches(ended -> ended.isEmpty() || confirmed.mayHaveEnded(id));
        }
        journal.start(new Listening());
        pipeline.resume();
        for (Alarm alarm : open) {
            assertThat(told)
                    .as("%s sounds again", alarm.id())
                    .anyMatch(one -> one.id().equals(alarm.id()) && one.latest().step() == AlarmStep.RESUMED);
        }
        for (DeviceId device : confirmed.mustBeOpen()) {
            assertThat(house.openAlarms())
                    .as("the call of %s is open", device)
                    .anyMatch(alarm -> alarm.kind() == AlarmKind.SOS
                            && alarm.device().filter(device::equals).isPresent());
        }
    }

    /** People were told. Now and then the log catches up before the alarm itself is given to it, or the card dies there. */
    private void tell(Alarm alarm) {
        told.add(alarm);
        confirmed.knows(alarm.id());
        switch (random.nextInt(12)) {
            case 0 -> card.dieAt(1);
            case 1, 2 -> settle();
            default -> {
                // goes on at once
            }
        }
    }

    /** Everything given to the log so far is durable, unless the card is dead. */
    void settle() {
        long given = journal.given();
        await().pollInterval(Duration.ofMillis(1)).until(() -> durable.get() >= given || card.isOff());
    }

    /** One thing happens in the house. */
    void happens() {
        now = now.plus(Duration.ofMillis(random.nextInt(40_000)));
        List<Alarm> open = List.copyOf(pipeline.house().openAlarms());
        int what = random.nextInt(10);
        if (what < 4 || open.isEmpty()) {
            press(new DeviceId("pendant-" + random.nextInt(4)));
        } else if (what == 4) {
            tell("smoke-1", "smoke", random.nextBoolean());
        } else if (what == 5) {
            pipeline.tick();
        } else if (what == 6) {
            settle();
        } else {
            act(open.get(random.nextInt(open.size())), what);
        }
    }

    private void press(DeviceId device) {
        int place = confirmed.begins();
        send(device, "{\"kind\":\"sos\",\"value\":true}", () -> confirmed.pressed(device, place));
    }

    private void tell(String device, String kind, boolean on) {
        send(new DeviceId(device), "{\"kind\":\"" + kind + "\",\"value\":" + on + "}", () -> {});
    }

    private void send(DeviceId device, String json, Runnable acknowledged) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        pipeline.accept(
                new NativeJsonDriver(),
                new RawMessage(device, bytes, now.wall(), false),
                Transport.UNNAMED,
                new Waiting(acknowledged));
    }

    private void act(Alarm alarm, int what) {
        Command.Action action = switch (what) {
            case 7 -> Command.Action.ACKNOWLEDGE;
            case 8 -> Command.Action.ACCEPT;
            default -> Command.Action.END;
        };
        AlarmStep step = switch (what) {
            case 7 -> AlarmStep.ACKNOWLEDGED;
            case 8 -> AlarmStep.ACCEPTED;
            default -> AlarmStep.ENDED;
        };
        if (action == Command.Action.END) {
            confirmed.triesToEnd(alarm.id(), alarm.device().orElseThrow());
        }
        String by = random.nextBoolean() ? "anton" : "berta";
        boolean again = alarm.state() == AlarmState.ACKNOWLEDGED || alarm.state() == AlarmState.ACCEPTED;
        pipeline.act(new Command(alarm.id(), action, new PersonId(by), "api", "well"), () -> {
            if (!again || action == Command.Action.END) {
                confirmed.did(new Confirmed.Act(alarm.id(), step, by));
            }
        });
    }

    Moment now() {
        return now;
    }

    @Override
    public void close() {
        journal.close();
    }

    /** A device that waits for its acknowledgement. */
    private record Waiting(Runnable acknowledged) implements Acknowledgement {
        @Override
        public void durable() {
            acknowledged.run();
        }

        @Override
        public void refused(List<Rejected> why) {
            throw new AssertionError("not understood: " + why);
        }

        @Override
        public void withheld() {
            // its sender repeats it
        }
    }

    private final class Listening implements JournalListener {
        @Override
        public void durable(long size) {
            pipeline.durable(size);
            durable.accumulateAndGet(size, Math::max);
        }

        @Override
        public void failing(String reason) {
            // the card is dead: the end of this life
        }

        @Override
        public void recovered() {
            // it never does
        }
    }
}
