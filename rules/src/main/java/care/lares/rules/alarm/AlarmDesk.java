// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmStep;
import care.lares.domain.Delivery;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.domain.Notice;
import care.lares.domain.ResidentId;
import care.lares.domain.tuning.Tuning;
import care.lares.rules.Dwellers;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Observed;
import care.lares.rules.Phrases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Decides what becomes of alarms: raises them, joins what belongs together, lets people answer, and escalates when
 * nobody does. Pure: the same open alarms, input and moment give the same step.
 *
 * <p>{@code active → acknowledged → accepted → ended}; a latching alarm whose cause has gone before anyone answered is
 * {@code ended_unacknowledged}. Answers hold escalation for a time; a hold that runs out escalates. Nothing a device
 * sends answers an alarm: only a {@link Command} does, and a person is behind every one.
 */
public final class AlarmDesk {
    private final AlarmIds ids;
    private final DeskTimes times;
    private final Holds holds;
    private final Findings findings;
    private final Commands commands;
    private final Deliveries deliveries;
    private final Stillness stillness;
    private final Deadlines deadlines;

    /** A desk that goes by these settings and names alarms by these ids. */
    public AlarmDesk(DeskSettings settings, AlarmIds ids) {
        this(settings, ids, Phrases.ENGLISH);
    }

    /** The same, writing what alarms say in these words; what was raised before stays as it was raised. */
    public AlarmDesk(DeskSettings settings, AlarmIds ids, Phrases phrases) {
        this.ids = ids;
        this.times = new DeskTimes(settings);
        this.holds = new Holds(times);
        this.findings = new Findings(times, holds, phrases);
        this.commands = new Commands(times, holds);
        this.deliveries = new Deliveries(times);
        this.stillness = new Stillness(times, holds, phrases);
        this.deadlines = new Deadlines(times, holds, stillness);
    }

    /** From now on something else is set: it counts for what is answered from then on, and for what has not run out. */
    public void goBy(Tuning tuning) {
        times.goBy(tuning);
    }

    /** A rule has found something. */
    public DeskStep on(OpenAlarms open, Finding finding, Moment now) {
        Optional<Alarm> alarm = open.about(finding);
        if (alarm.isPresent()) {
            Pace pace = open.pace(alarm.get(), now);
            return DeskStep.after(open, findings.join(alarm.get(), finding, pace, now), now);
        }
        boolean begins = finding.phase() == Phase.EVENT || finding.holds();
        return begins
                ? DeskStep.changed(open, findings.raise(ids.next(finding, open::knows), finding, now), now)
                : DeskStep.unchanged(open);
    }

    /**
     * A device has told something that may speak for or against what an open alarm suspects.
     *
     * @param dwellers who lives where, as far as anybody knows
     */
    public DeskStep on(OpenAlarms open, Observed observed, Dwellers dwellers, Moment now) {
        return DeskStep.after(open, stillness.moved(open, observed, dwellers, now), now);
    }

    /** A person does something about an alarm. */
    public DeskStep on(OpenAlarms open, Command command, Moment now) {
        Optional<Alarm> alarm = open.find(command.alarm());
        if (alarm.isPresent()) {
            return commands.on(open, alarm.get(), command, now);
        }
        return open.findAny(command.alarm())
                .map(ended -> commands.lately(open, ended, command, now))
                .orElseGet(() -> DeskStep.refused(open, Refusal.Reason.UNKNOWN_ALARM, "There is no such alarm."));
    }

    /**
     * A person who may not take an alarm upon themselves has seen it: written down, and nothing else. Escalation comes when
     * it would have.
     */
    public DeskStep seen(OpenAlarms open, Command command, Moment now) {
        return open.find(command.alarm())
                .map(alarm -> Sightings.seen(open, alarm, command, now))
                .orElseGet(() -> on(open, command, now));
    }

    /**
     * A device was revoked and tells nothing any more: what it said holds for nobody, so that its alarms can be ended.
     *
     * @param by who revoked it
     */
    public DeskStep revoked(OpenAlarms open, DeviceId device, String by, Moment now) {
        List<Alarm> changed = open.all().stream()
                .filter(alarm -> alarm.device().filter(device::equals).isPresent())
                .filter(alarm -> alarm.causePresent() || alarm.causeUnknown())
                .map(alarm -> Findings.withoutDevice(alarm, by, now))
                .toList();
        return DeskStep.after(open, changed, now);
    }

    /**
     * A resident is erased: what their equipment lacked is nobody's any more. Whoever was told of it hears that it is over.
     *
     * @param by who erased them
     */
    public DeskStep erased(OpenAlarms open, ResidentId resident, String by, Moment now) {
        List<Alarm> ended = open.of(resident).stream()
                .filter(alarm -> alarm.kind().technical())
                .map(alarm -> Draft.of(alarm)
                        .cause(false)
                        .ended()
                        .after(new AlarmEvent(
                                now.wall(), AlarmStep.ENDED, by, AlarmEvent.REGISTRY, "its resident was erased")))
                .toList();
        return DeskStep.after(open, ended, now);
    }

    /**
     * A way out says what became of an alarm's step; also of one that has ended since.
     *
     * @param calls whom an alarm has called last
     */
    public DeskStep on(OpenAlarms open, Delivery delivery, Function<Alarm, Called> calls, Moment now) {
        return open.findAny(delivery.alarm())
                .map(alarm -> DeskStep.changed(open, deliveries.on(alarm, delivery, calls.apply(alarm), now), now))
                .orElseGet(() -> DeskStep.unchanged(open));
    }

    /** Ways out were handed a step of an alarm, which may have ended since. Nothing waits for it, and it puts off nothing. */
    public DeskStep on(OpenAlarms open, Notice notice, Moment now) {
        return open.findAny(notice.alarm())
                .flatMap(alarm -> Notices.on(alarm, notice, now))
                .map(alarm -> DeskStep.changed(open, alarm, now))
                .orElseGet(() -> DeskStep.unchanged(open));
    }

    /**
     * Time has passed: an alarm that none of those it called has confirmed takes a step up.
     *
     * @param calls whom an alarm has called last
     */
    public DeskStep undelivered(OpenAlarms open, Function<Alarm, Called> calls, Moment now) {
        return DeskStep.after(open, deliveries.overdue(open, calls, now), now);
    }

    /**
     * Time has passed: what has waited too long escalates, silences end, suspicions and doubts do.
     *
     * @param calls whom an alarm has called last
     */
    public DeskStep tick(OpenAlarms open, Function<Alarm, Called> calls, Moment now) {
        List<Alarm> changed = new ArrayList<>();
        for (Alarm alarm : open.all()) {
            changed.addAll(deadlines.passed(alarm, open.pace(alarm, now), calls, now));
        }
        return DeskStep.after(open, changed, now);
    }

    /** When {@link #tick} has something to do next, if nothing happens until then. */
    public Optional<Moment> nextDeadline(OpenAlarms open, Moment now) {
        OptionalLong next = open.all().stream()
                .flatMapToLong(alarm -> deadlines.ahead(alarm, open.pace(alarm, now)))
                .map(nanos -> Math.max(0, nanos - now.nanos()))
                .min();
        return next.isEmpty() ? Optional.empty() : Optional.of(now.plus(Duration.ofNanos(next.getAsLong())));
    }

    /**
     * The gateway has started: every open alarm sounds again, and holds go on with what is left of them. To be called
     * once, after the open alarms were rebuilt and before anything else.
     */
    public DeskStep resume(OpenAlarms open, Moment now) {
        List<Alarm> resumed = new ArrayList<>();
        for (Alarm alarm : open.all()) {
            resumed.add(Draft.of(alarm)
                    .holdUntil(holds.afterRestart(alarm, now))
                    .after(new AlarmEvent(now.wall(), AlarmStep.RESUMED, AlarmEvent.GATEWAY, Steps.START, "")));
        }
        return DeskStep.changed(open, resumed, now);
    }
}
