// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmStep;
import care.lares.domain.Delivery;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.domain.Notice;
import care.lares.domain.ResidentId;
import care.lares.domain.WalkTestEnding;
import care.lares.domain.WayOut;
import care.lares.journal.Entry.AlarmChanged;
import care.lares.journal.RegistryEntry.DeviceRevoked;
import care.lares.notify.Notifier;
import care.lares.rules.Finding;
import care.lares.rules.Observed;
import care.lares.rules.alarm.AlarmDesk;
import care.lares.rules.alarm.Called;
import care.lares.rules.alarm.Command;
import care.lares.rules.alarm.Command.Action;
import care.lares.rules.alarm.DeskStep;
import care.lares.rules.alarm.Refusal;
import care.lares.rules.wear.Parts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Lets the desk decide, tells people first, then the log: an alarm waits for nothing. */
final class Alarms {
    private final AlarmDesk desk;
    private final House house;
    private final Notifier notifier;
    private final CallOrder order;
    private final Recorder recorder;
    private final Observer observer;
    private final RunningWalkTest walk;
    private final Parts parts = Parts.known();
    private long steps;

    Alarms(AlarmDesk desk, House house, Notifier notifier, CallOrder order, Recorder recorder, Observer observer) {
        this.desk = desk;
        this.house = house;
        this.notifier = notifier;
        this.order = order;
        this.recorder = recorder;
        this.observer = observer;
        this.walk = new RunningWalkTest(house, recorder);
    }

    /** Whether what followed from the finding was given to the log. */
    boolean on(Finding finding, Moment now) {
        return raise(walk.on(withParts(finding), now), now);
    }

    /** Whoever has to mend it is told what to order. */
    private Finding withParts(Finding finding) {
        return finding.device()
                .map(device -> parts.marked(finding, house.registry().care().passport(device)))
                .orElse(finding);
    }

    private boolean raise(List<Finding> findings, Moment now) {
        boolean recorded = true;
        for (Finding finding : findings) {
            recorded &= publish(desk.on(house.open(), finding, now));
        }
        return recorded;
    }

    /** What is set has changed. */
    void tuned() {
        desk.goBy(house.registry().configuration().effective());
    }

    /** Devices that are tried on purpose just now. */
    RunningWalkTest walk() {
        return walk;
    }

    /** A walk test is over: what nobody has claimed is real. */
    void endWalk(WalkTestEnding ending, Moment now) {
        raise(walk.end(ending, now), now);
    }

    /** What a device told may speak for or against what an open alarm suspects. */
    boolean on(Observed observed, Moment now) {
        return publish(desk.on(house.open(), observed, house.dwellers(), now));
    }

    /**
     * What became of a command.
     *
     * @param refused why it changed nothing; empty when it did
     * @param recorded whether what it changed was given to the log
     */
    record Answer(Optional<Refusal> refused, boolean recorded) {}

    Answer on(Command command, Moment now) {
        boolean holds = command.action() != Action.ACCEPT || order.mayAccept(command.by());
        DeskStep step = holds ? desk.on(house.open(), command, now) : desk.seen(house.open(), command, now);
        if (step.refused().isEmpty()) {
            house.open().findAny(command.alarm()).ifPresent(alarm -> walk.answered(alarm, command));
        }
        boolean recorded = publish(step);
        return new Answer(step.refused(), recorded);
    }

    /** A device was revoked: its alarms wait for no word of it. */
    void revoked(DeviceRevoked revoked, Moment now) {
        publish(desk.revoked(house.open(), revoked.device(), revoked.by(), now));
    }

    /** Somebody is about to be erased: what their equipment lacked is over. */
    void end(ResidentId resident, String by, Moment now) {
        publish(desk.erased(house.open(), resident, by, now));
    }

    /** Somebody was erased: nobody is told any more of alarms that were theirs. */
    void forget(ResidentId resident, Set<DeviceId> devices) {
        notifier.forget(resident, devices);
        observer.forget();
    }

    /** Ways out were handed an alarm's step. */
    void on(Notice notice, Moment now) {
        publish(desk.on(house.open(), notice, now));
    }

    /** A way out says what became of an alarm's step. */
    void on(Delivery delivery, Moment now) {
        publish(desk.on(house.open(), delivery, calls(now), now));
    }

    void tick(Moment now) {
        raise(walk.tick(now), now);
        publish(desk.tick(house.open(), calls(now), now));
        publish(desk.undelivered(house.open(), calls(now), now));
        notifier.tick(now);
    }

    /** Whether nothing escalates, and nothing that was put off is due, up to that moment. */
    boolean quietUntil(Moment then) {
        return walk.quietUntil(then)
                && desk.tick(house.open(), calls(then), then).changed().isEmpty()
                && desk.undelivered(house.open(), calls(then), then).changed().isEmpty()
                && notifier.quietUntil(then);
    }

    private Function<Alarm, Called> calls(Moment now) {
        Set<WayOut> confirming = notifier.confirming();
        return alarm -> order.latest(alarm, confirming, now);
    }

    /** After a start: what was open sounds again, and who was told of what has ended since hears that it has. */
    void resume(Moment now) {
        tuned();
        house.open().endedLately().forEach(notifier::remembered);
        List<Finding> cutShort = walk.resume(now);
        publish(desk.resume(house.open(), now));
        raise(cutShort, now);
    }

    /** How many steps alarms have taken since the start. */
    long steps() {
        return steps;
    }

    private boolean publish(DeskStep step) {
        house.nowOpen(step.open());
        steps += step.changed().size();
        boolean recorded = true;
        for (Alarm alarm : step.changed()) {
            if (alarm.latest().step() != AlarmStep.NOTIFIED) {
                notifier.changed(alarm); // that somebody was told is nothing to tell them
            }
            recorded &= recorder.record(new AlarmChanged(alarm)).isPresent();
            observer.alarm(alarm);
        }
        return recorded;
    }
}
