// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.month;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmStep;
import care.lares.domain.Assignment;
import care.lares.domain.Delivery;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.Supervision;
import care.lares.domain.Value;
import care.lares.domain.tuning.Choice;
import care.lares.domain.tuning.Tuning;
import care.lares.rules.Dwellers;
import care.lares.rules.Finding;
import care.lares.rules.Observed;
import care.lares.rules.alarm.AlarmDesk;
import care.lares.rules.alarm.AlarmIds;
import care.lares.rules.alarm.Called;
import care.lares.rules.alarm.Command;
import care.lares.rules.alarm.DeskSettings;
import care.lares.rules.alarm.DeskStep;
import care.lares.rules.alarm.OpenAlarms;
import care.lares.rules.book.DeviceState;
import care.lares.rules.book.RuleBook;
import care.lares.rules.roster.CallRounds;
import care.lares.rules.supervision.SupervisionState.Standing;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Rules, desk and roster of the ward as they are, driven by an {@link Agenda}. */
final class House {
    /** How often it is looked whether a device has fallen silent: the limit is hours. */
    private static final Duration LOOK = Duration.ofMinutes(10);
    /** How often at how somebody is, and at their day: the limit is minutes. */
    private static final Duration LOOK_AT_PEOPLE = Duration.ofMinutes(2);

    private final Agenda agenda;
    private final RuleBook book;
    private final Stories stories;
    private final AlarmDesk desk = new AlarmDesk(DeskSettings.DEFAULTS, new AlarmIds(new byte[AlarmIds.KEY_BYTES]));
    private final Map<DeviceId, DeviceState> devices = new LinkedHashMap<>();
    private final Map<DeviceId, Assignment> assignments = new LinkedHashMap<>();
    private final DutyRoster duty = new DutyRoster();
    private final Consumer<Alarm> told;
    private OpenAlarms open = OpenAlarms.none();
    private long seq;
    private final Set<Long> planned = new HashSet<>();

    /**
     * A house with what is in its rooms.
     *
     * @param told hears of each step of each alarm
     */
    House(Agenda agenda, List<Room> rooms, Consumer<Alarm> told) {
        this.agenda = agenda;
        this.told = told;
        this.book = new RuleBook(tuning(rooms));
        this.stories = new Stories(book.residents(), rooms, this::hears);
        rooms.forEach(room -> room.devices().forEach(device -> assignments.put(device, room.assignment())));
        agenda.every(LOOK, this::look);
        agenda.every(LOOK_AT_PEOPLE, () -> stories.look(agenda.now()).forEach(this::found));
    }

    static Tuning tuning(List<Room> rooms) {
        return new Tuning(
                Choice.NONE, Map.of(), rooms.stream().collect(Collectors.toMap(Room::resident, Room::choice)));
    }

    private boolean hears(DeviceId device) {
        return Optional.ofNullable(devices.get(device))
                .map(DeviceState::supervision)
                .filter(state -> !state.offline() && state.standing() != Standing.SILENT)
                .isPresent();
    }

    Stories stories() {
        return stories;
    }

    long readings() {
        return seq;
    }

    OpenAlarms open() {
        return open;
    }

    /** A device tells something. */
    void tell(DeviceId device, Kind kind, Value value, Set<Quality> quality) {
        Moment now = agenda.now();
        Reading reading = new Reading(
                device, kind, value, now.wall(), Optional.empty(), Optional.empty(), quality, Optional.empty());
        Assignment assignment = assignments.getOrDefault(device, Assignment.NONE);
        Observed observed =
                new Observed(reading, assignment, Optional.of("m" + seq), OptionalLong.of(seq++), now.nanos());
        RuleBook.Outcome outcome = book.step(devices.computeIfAbsent(device, book::initial), observed);
        devices.put(device, outcome.state());
        outcome.findings().forEach(this::found);
        stories.told(observed).forEach(this::found);
        took(desk.on(open, observed, Dwellers.UNKNOWN, now));
    }

    void tell(DeviceId device, Kind kind, boolean on) {
        tell(device, kind, Value.Flag.of(on), Set.of());
    }

    /** A person does something. */
    DeskStep act(Command command) {
        DeskStep step = desk.on(open, command, agenda.now());
        took(step);
        return step;
    }

    /** What came of calling somebody. */
    void came(Delivery delivery) {
        took(desk.on(open, delivery, this::called, agenda.now()));
    }

    CallRounds rounds(Alarm alarm) {
        return duty.rounds(alarm, agenda.now().wall());
    }

    private Called called(Alarm alarm) {
        CallRounds rounds = rounds(alarm);
        return new Called(
                DutyRoster.ways(rounds.latest(alarm.stepsUp())),
                rounds.goesOn(alarm.stepsUp()),
                true,
                rounds.all().size() - 1);
    }

    private void found(Finding finding) {
        took(desk.on(open, finding, agenda.now()));
    }

    private void look() {
        devices.replaceAll((device, state) -> {
            RuleBook.Outcome outcome = book.tick(state, Supervision.SUPERVISED, agenda.now());
            outcome.findings().forEach(this::found);
            return outcome.state();
        });
        deadlines();
    }

    private void deadlines() {
        took(desk.tick(open, this::called, agenda.now()));
        took(desk.undelivered(open, this::called, agenda.now()));
    }

    /** Whatever a step leads to by itself is looked at when it is due. */
    private void took(DeskStep step) {
        open = step.open();
        List<Alarm> changed = step.changed();
        if (changed.isEmpty()) {
            return;
        }
        changed.forEach(this::seen);
        changed.forEach(told);
        desk.nextDeadline(open, agenda.now()).ifPresent(due -> lookAt(due.nanos()));
        if (changed.stream().anyMatch(House::calls)) {
            lookAt(agenda.now().nanos()
                    + DeskSettings.DEFAULTS.deliveredWithin().toNanos());
        }
    }

    /** Who ends an alarm has looked. */
    private void seen(Alarm alarm) {
        if (alarm.latest().step() == AlarmStep.ENDED && alarm.latest().channel().equals(Staff.CHANNEL)) {
            alarm.assignment()
                    .resident()
                    .ifPresent(one -> stories.seen(one, alarm.latest().at()));
        }
    }

    /** Once for each moment. */
    private void lookAt(long nanos) {
        if (planned.add(nanos)) {
            agenda.in(Duration.ofNanos(nanos - agenda.now().nanos()), () -> {
                planned.remove(nanos);
                deadlines();
            });
        }
    }

    /** Whether the latest step calls people. */
    static boolean calls(Alarm alarm) {
        AlarmStep step = alarm.latest().step();
        return step == AlarmStep.RAISED
                || step == AlarmStep.RECURRED
                || step == AlarmStep.WORSENED
                || step == AlarmStep.ESCALATED;
    }
}
