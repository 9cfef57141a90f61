// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.webhook;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmStep;
import care.lares.domain.ContactId;
import care.lares.domain.Delivery;
import care.lares.domain.DeskRow;
import care.lares.domain.Moment;
import care.lares.domain.Notice;
import care.lares.domain.PersonId;
import care.lares.domain.WayOut;
import care.lares.fixture.Home;
import care.lares.fixture.MemoryJournal;
import care.lares.notify.Callees;
import care.lares.notify.Confirmations;
import care.lares.notify.Folding;
import care.lares.notify.NoticeQueue;
import care.lares.rules.GatewayFindings;
import care.lares.rules.alarm.Command;
import care.lares.rules.alarm.Command.Action;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A home whose alarms go to receivers that a test plays, with a clock that goes when it is told to. */
final class Desk implements Confirmations {
    static final Instant START = Instant.parse("2026-11-21T02:10:00Z");

    final ScriptedSender sender = new ScriptedSender();
    final List<Delivery> deliveries = new ArrayList<>();
    final Home home;
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final WebhookNotifier notifier;
    final Set<String> called = new HashSet<>();
    List<WebhookTarget> targets = List.of(target("night-desk"));
    Moment now;

    Desk() {
        this(new MemoryJournal(), new Moment(START, 1_000_000_000L));
    }

    /** As it is after a start over this journal. */
    Desk(MemoryJournal journal, Moment now) {
        this.now = now;
        this.notifier = new WebhookNotifier(
                () -> targets,
                (Sender) sender,
                later::add,
                () -> this.now,
                new Random(7),
                this,
                callees(),
                folding(),
                new NoticeQueue(later::add, this));
        this.home = new Home(journal, notifier, () -> this.now);
        home.pipeline().resume();
        settle();
    }

    /** Whoever the test says now; nobody but machines is called for anything else. */
    private Callees callees() {
        return new Callees() {
            @Override
            public boolean calls(ContactId contact, Alarm alarm, Moment when) {
                return called.contains(contact.value());
            }

            @Override
            public Collection<Alarm> open() {
                return home.pipeline().house().openAlarms();
            }
        };
    }

    /** Devices are all reached the same way. */
    private static Folding folding() {
        return new Folding() {
            @Override
            public Optional<String> key(Alarm alarm) {
                return DeskRow.foldKey(alarm, "");
            }

            @Override
            public String text(DeskRow row) {
                return row.members().size() + " devices";
            }
        };
    }

    static WebhookTarget contact(String name) {
        WebhookTarget machine = target(name);
        return new WebhookTarget(name, machine.url(), machine.secret(), Optional.of(new ContactId(name)));
    }

    static WebhookTarget target(String name) {
        return new WebhookTarget(name, URI.create("http://127.0.0.1:9/" + name), "01");
    }

    void press(String device) {
        home.press(device);
        settle();
    }

    void act(Alarm alarm, Action action) {
        home.pipeline().act(new Command(alarm.id(), action, new PersonId("berta"), "mqtt", "well"), () -> {});
        settle();
    }

    /** Something technical, each a cause of its own. */
    void technical(String name) {
        home.pipeline()
                .found(GatewayFindings.channelFailed(now.wall(), new WayOut("siren", name), now.wall(), "broken"));
        settle();
    }

    /** Time passes, looked at every second. */
    void pass(Duration by) {
        for (long second = 0; second < by.toSeconds(); second++) {
            now = now.plus(Duration.ofSeconds(1));
            home.pipeline().tick();
            settle();
        }
    }

    void take() {
        sender.take();
        settle();
    }

    void fail() {
        sender.fail();
        settle();
    }

    void answer(Answer answer) {
        sender.answer(answer);
        settle();
    }

    /** What was put off to the event loop. */
    void settle() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
    }

    boolean quietUntil(Moment then) {
        return notifier.quietUntil(then);
    }

    /** The only alarm of this kind. */
    Alarm alarm(AlarmKind kind) {
        return home.alarms().values().stream()
                .filter(alarm -> alarm.kind() == kind)
                .reduce((one, other) -> {
                    throw new AssertionError("more than one");
                })
                .orElseThrow();
    }

    Alarm sos() {
        return alarm(AlarmKind.SOS);
    }

    /** Its history without to whom it was sent, which follows each of them. */
    List<String> steps(Alarm alarm) {
        return alarm.history().stream()
                .filter(event -> event.step() != AlarmStep.NOTIFIED)
                .map(event ->
                        event.step() == AlarmStep.ESCALATED && event.channel().equals("delivery")
                                ? "escalated for delivery"
                                : event.step().wireName())
                .toList();
    }

    @Override
    public void told(Notice notice) {
        home.pipeline().told(notice);
    }

    @Override
    public void came(Delivery delivery) {
        deliveries.add(delivery);
        home.pipeline().delivered(delivery);
    }

    @Override
    public void failing(WayOut way, Instant since, String reason) {
        home.pipeline().found(GatewayFindings.channelFailed(now.wall(), way, since, reason));
    }

    @Override
    public void works(WayOut way) {
        home.pipeline().found(GatewayFindings.channelWorks(now.wall(), way));
    }
}
