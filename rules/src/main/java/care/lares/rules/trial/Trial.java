// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.trial;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmStep;
import care.lares.domain.ArmMode;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.domain.PersonId;
import care.lares.domain.ResidentId;
import care.lares.domain.tuning.Tuning;
import care.lares.rules.Finding;
import care.lares.rules.Observed;
import care.lares.rules.alarm.AlarmDesk;
import care.lares.rules.alarm.AlarmIds;
import care.lares.rules.alarm.Called;
import care.lares.rules.alarm.Command;
import care.lares.rules.alarm.Command.Action;
import care.lares.rules.alarm.DeskSettings;
import care.lares.rules.alarm.DeskStep;
import care.lares.rules.alarm.OpenAlarms;
import care.lares.rules.book.DeviceState;
import care.lares.rules.book.ResidentBook;
import care.lares.rules.book.ResidentState;
import care.lares.rules.book.RuleBook;
import care.lares.rules.presence.PresenceBook;
import care.lares.rules.trial.TrialAlarm.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules and the desk, going by some settings, over what was told in the past. Nobody answers here: an alarm is ended
 * as soon as its cause has gone, one without a cause after a while, so that the next one is a new one. For one thread.
 */
public final class Trial {
    /** Most alarms that are kept: more than anybody reads, 3 MB. */
    public static final int MAX_ALARMS = 10_000;
    /** Longer than a suspicion can last: then somebody has been there. */
    private static final Duration SOMEBODY_CAME = Duration.ofMinutes(10);

    private static final PersonId SOMEBODY = new PersonId("trial");
    private static final Called NOBODY = new Called(Set.of(), false, false, 0);

    private final RuleBook rules;
    private final AlarmDesk desk = new AlarmDesk(DeskSettings.DEFAULTS, new AlarmIds(new byte[AlarmIds.KEY_BYTES]));
    private final Household household;
    private final Instant from;
    private final Map<DeviceId, DeviceState> devices = new HashMap<>();
    private final PresenceBook days;
    private final Map<ResidentId, ResidentState> residents = new HashMap<>();
    private final Map<AlarmId, List<TrialAlarm>> going = new LinkedHashMap<>();
    private final List<TrialAlarm> over = new ArrayList<>();
    private OpenAlarms open = OpenAlarms.none();
    private Optional<Moment> due = Optional.empty();
    private int kept;
    private boolean full;

    /**
     * Over nothing yet.
     *
     * @param household whom and what the past tells of
     * @param from what would have been heard earlier is not told: what came before only says how things stood
     */
    public Trial(Tuning tuning, Household household, Instant from) {
        this.rules = new RuleBook(tuning);
        this.desk.goBy(tuning);
        this.household = household;
        this.days = new PresenceBook(household.homes());
        days.goBy(tuning);
        this.from = from;
    }

    /** A device has told something. */
    public void told(Observed observed) {
        Moment now = new Moment(observed.reading().receivedAt(), observed.nowNanos());
        DeviceId device = observed.reading().device();
        pass(device, now);
        deadlines(now);
        RuleBook.Outcome outcome = rules.step(devices.computeIfAbsent(device, rules::initial), observed);
        found(device, outcome, now);
        toldOfResident(observed, now);
        toldOfDay(observed, now);
        after(desk.on(open, observed, household.dwellers(), now), now);
    }

    /** Time has passed: to be called every minute or so. */
    public void tick(Moment now) {
        for (DeviceId device : devices.keySet()) {
            pass(device, now);
        }
        residents.replaceAll(
                (resident, state) -> found(rules.residents().tick(state, household.whom(resident), now), now));
        found(days.look(now), now);
        deadlines(now);
        somebodyCame(now);
    }

    private void toldOfDay(Observed observed, Moment now) {
        if (PresenceBook.concerns(observed.reading().kind())) {
            household.homes().of(observed.assignment()).forEach(home -> found(days.told(home, observed), now));
        }
    }

    private void found(List<Finding> findings, Moment now) {
        findings.forEach(finding -> after(desk.on(open, finding, now), now));
    }

    private void toldOfResident(Observed observed, Moment now) {
        Optional<ResidentId> resident = observed.assignment().resident();
        if (resident.isPresent() && ResidentBook.concerns(observed.reading().kind())) {
            ResidentState before = residents.computeIfAbsent(resident.get(), rules.residents()::initial);
            residents.put(
                    resident.get(),
                    found(rules.residents().step(before, household.whom(resident.get()), observed), now));
        }
    }

    private ResidentState found(ResidentBook.Outcome outcome, Moment now) {
        for (Finding finding : outcome.findings()) {
            after(desk.on(open, finding, now), now);
        }
        return outcome.state();
    }

    /** The house is guarded so from then on. */
    public void armed(ArmMode mode, Moment at) {
        days.armed(mode, at);
    }

    /** How many devices have told something. */
    int devices() {
        return devices.size();
    }

    /** The gateway had been off. */
    public void started(Moment now) {
        for (DeviceId device : List.copyOf(devices.keySet())) {
            DeviceState before = state(device);
            boolean attended = household.supervision(device).isPresent();
            found(device, attended ? rules.evaluate(before, now) : rules.evaluateUnattended(before, now), now);
        }
        residents.replaceAll(
                (resident, state) -> found(rules.residents().evaluate(state, household.whom(resident), now), now));
        days.started(now);
    }

    /** What would have been heard, in the order it began. */
    public List<TrialAlarm> alarms(Instant until) {
        List<TrialAlarm> all = new ArrayList<>(over);
        going.values().forEach(alarms -> alarms.forEach(alarm -> all.add(alarm.until(until))));
        all.sort((one, other) -> one.at().compareTo(other.at()));
        return all;
    }

    /** Whether there were more than can be kept. */
    public boolean isFull() {
        return full;
    }

    private DeviceState state(DeviceId device) {
        return devices.getOrDefault(device, rules.initial(device));
    }

    private void pass(DeviceId device, Moment now) {
        DeviceState before = state(device);
        RuleBook.Outcome outcome = household
                .supervision(device)
                .map(supervision -> rules.tick(before, supervision, now))
                .orElseGet(() -> rules.tickUnattended(before, now));
        found(device, outcome, now);
    }

    private void found(DeviceId device, RuleBook.Outcome outcome, Moment now) {
        devices.put(device, outcome.state());
        for (Finding finding : outcome.findings()) {
            after(desk.on(open, finding, now), now);
        }
    }

    private void deadlines(Moment now) {
        if (due.filter(moment -> moment.isReached(now.nanos())).isPresent()) {
            after(desk.tick(open, alarm -> NOBODY, now), now);
            due = desk.nextDeadline(open, now);
        }
    }

    private void after(DeskStep step, Moment now) {
        open = step.open();
        step.changed().forEach(alarm -> stepped(alarm, now));
        for (Alarm alarm : step.changed()) {
            if (alarm.state().open() && causeHasGone(alarm)) {
                end(alarm, now);
            }
        }
        if (!step.changed().isEmpty()) {
            due = desk.nextDeadline(open, now);
        }
    }

    private static boolean causeHasGone(Alarm alarm) {
        return alarm.latest().step() == AlarmStep.CAUSE_GONE;
    }

    private void somebodyCame(Moment now) {
        List.copyOf(open.all()).stream()
                .filter(alarm -> !alarm.causePresent() && !alarm.causeUnknown())
                .filter(alarm -> !alarm.latest().at().plus(SOMEBODY_CAME).isAfter(now.wall()))
                .forEach(alarm -> end(alarm, now));
    }

    private void end(Alarm alarm, Moment now) {
        Command command = new Command(alarm.id(), Action.END, SOMEBODY, "trial", "trial");
        DeskStep ended = desk.on(open, command, now);
        open = ended.open();
        ended.changed().forEach(changed -> stepped(changed, now));
    }

    private void stepped(Alarm alarm, Moment now) {
        switch (alarm.latest().step()) {
            case RAISED -> heard(Step.RAISED, alarm, now);
            case WORSENED -> heard(Step.WORSENED, alarm, now);
            case ESCALATED -> {
                if (alarm.causeUnknown()) {
                    heard(Step.ESCALATED, alarm, now);
                }
            }
            default -> {}
        }
        if (!alarm.state().open()) {
            Optional.ofNullable(going.remove(alarm.id())).stream()
                    .flatMap(List::stream)
                    .forEach(heard -> over.add(heard.until(now.wall())));
        }
    }

    private void heard(Step step, Alarm alarm, Moment now) {
        if (now.wall().isBefore(from) || alarm.test()) {
            return;
        }
        if (kept == MAX_ALARMS) {
            full = true;
            return;
        }
        kept++;
        going.computeIfAbsent(alarm.id(), id -> new ArrayList<>())
                .add(new TrialAlarm(
                        step,
                        alarm.rule(),
                        alarm.kind(),
                        alarm.priority(),
                        alarm.assignment(),
                        alarm.device(),
                        now.wall(),
                        now.wall()));
    }
}
