// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.night;

import care.lares.domain.Alarm;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.domain.Notice;
import care.lares.domain.Reading;
import care.lares.domain.Supervision;
import care.lares.rules.Dwellers;
import care.lares.rules.Finding;
import care.lares.rules.Observed;
import care.lares.rules.RuleSettings;
import care.lares.rules.alarm.AlarmDesk;
import care.lares.rules.alarm.AlarmIds;
import care.lares.rules.alarm.Called;
import care.lares.rules.alarm.Command;
import care.lares.rules.alarm.DeskSettings;
import care.lares.rules.alarm.DeskStep;
import care.lares.rules.alarm.OpenAlarms;
import care.lares.rules.alarm.UnraisedEvents;
import care.lares.rules.book.DeviceState;
import care.lares.rules.book.RuleBook;
import care.lares.rules.fixture.Scene;
import care.lares.rules.fixture.Ward;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A gateway without its edges: rules, desk, a log that a power cut shortens, and a timer for the next deadline. */
final class Gateway {
    private final RuleBook book = new RuleBook(RuleSettings.DEFAULTS);
    private final AlarmDesk desk = new AlarmDesk(DeskSettings.DEFAULTS, new AlarmIds(Ward.KEY));
    private final Map<DeviceId, DeviceState> devices = new LinkedHashMap<>();

    /** Readings ({@link Observed}) and alarm steps ({@link Alarm}), in the order they happened. */
    private final List<Object> log = new ArrayList<>();

    private OpenAlarms open = OpenAlarms.none();
    private Moment now = new Moment(Scene.START, 0);

    OpenAlarms open() {
        return open;
    }

    Moment now() {
        return now;
    }

    List<Object> log() {
        return log;
    }

    /** A device tells something; the log takes the reading unless it is the transport's repetition. */
    List<Alarm> tell(Reading reading, String messageId, boolean repetition) {
        OptionalLong seq = repetition ? OptionalLong.empty() : OptionalLong.of(log.size());
        Observed observed =
                new Observed(reading, assignment(reading.device()), Optional.of(messageId), seq, now.nanos());
        if (!repetition) {
            log.add(observed);
        }
        List<Alarm> changed = raise(step(observed));
        took(desk.on(open, observed, Dwellers.UNKNOWN, now));
        return changed;
    }

    private static Assignment assignment(DeviceId device) {
        return device.value().endsWith("1") ? Scene.ANNA : Scene.BERTA;
    }

    private List<Finding> step(Observed observed) {
        DeviceId id = observed.reading().device();
        RuleBook.Outcome outcome = book.step(devices.computeIfAbsent(id, book::initial), observed);
        devices.put(id, outcome.state());
        return outcome.findings();
    }

    private List<Alarm> raise(List<Finding> findings) {
        List<Alarm> changed = new ArrayList<>();
        for (Finding finding : findings) {
            changed.addAll(took(desk.on(open, finding, now)).changed());
        }
        return changed;
    }

    DeskStep act(Command command) {
        return took(desk.on(open, command, now));
    }

    DeskStep told(Notice notice) {
        return took(desk.on(open, notice, now));
    }

    Optional<Moment> nextDeadline() {
        return desk.nextDeadline(open, now);
    }

    /** Somebody sets the clock, and no time passes. */
    void clockJumps(Duration by) {
        now = new Moment(now.wall().plus(by), now.nanos());
    }

    /** Time passes; the timer goes off at every deadline, the rules look once a second for a while and at the end. */
    void elapse(Duration duration) {
        Moment end = now.plus(duration);
        for (Optional<Moment> next = nextDeadline();
                next.isPresent() && next.get().isReached(end.nanos());
                next = nextDeadline()) {
            long ahead = Math.max(0, next.get().nanos() - now.nanos());
            tick(now.plus(Duration.ofNanos(ahead)));
        }
        tick(end);
    }

    private void tick(Moment to) {
        now = to;
        for (Map.Entry<DeviceId, DeviceState> device : devices.entrySet()) {
            RuleBook.Outcome outcome = book.tick(device.getValue(), Supervision.SUPERVISED, now);
            device.setValue(outcome.state());
            raise(outcome.findings());
        }
        took(desk.tick(open, alarm -> Called.everybody(Set.of()), now));
    }

    /** A power cut takes the log's latest entries; after a while the gateway starts anew from the rest. */
    void restart(int lost, Duration off) {
        log.subList(log.size() - lost, log.size()).clear();
        now = new Moment(now.wall().plus(off), 1_000);
        devices.clear();
        open = OpenAlarms.none();
        UnraisedEvents unraised = new UnraisedEvents();
        for (Object entry : List.copyOf(log)) {
            if (entry instanceof Alarm alarm) {
                open = open.with(alarm);
                unraised.raised(alarm);
            } else if (entry instanceof Observed observed) {
                step(aged(observed)).forEach(unraised::found);
            }
        }
        snapshotsTellTheSame();
        took(desk.resume(open, now));
        raise(unraised.left());
        for (Map.Entry<DeviceId, DeviceState> device : devices.entrySet()) {
            RuleBook.Outcome outcome = book.evaluate(device.getValue(), now);
            device.setValue(outcome.state());
            raise(outcome.findings());
        }
        tick(now);
    }

    /** What a snapshot restates, taken at any point, and the log behind it make the same open alarms. */
    private void snapshotsTellTheSame() {
        int taken = log.size() / 2;
        OpenAlarms before = OpenAlarms.none();
        for (Object entry : log.subList(0, taken)) {
            before = entry instanceof Alarm alarm ? before.with(alarm) : before;
        }
        OpenAlarms after = OpenAlarms.none();
        for (Alarm alarm : before.endedLately()) {
            after = after.with(alarm);
        }
        for (Alarm alarm : before.all()) {
            after = after.with(alarm);
        }
        for (Object entry : log.subList(taken, log.size())) {
            after = entry instanceof Alarm alarm ? after.with(alarm) : after;
        }
        boolean same = List.copyOf(after.all()).equals(List.copyOf(open.all()));
        Invariants.require(same, "a snapshot and the log behind it tell the same", after.all());
    }

    private Observed aged(Observed observed) {
        Duration age = Duration.between(observed.reading().receivedAt(), now.wall());
        return new Observed(
                observed.reading(),
                observed.assignment(),
                observed.messageId(),
                observed.seq(),
                now.nanos() - Math.max(0, age.toNanos()));
    }

    private DeskStep took(DeskStep step) {
        open = step.open();
        log.addAll(step.changed());
        return step;
    }
}
