// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.PersonId;
import care.lares.domain.Reading;
import care.lares.domain.ResidentId;
import care.lares.domain.care.CareEvent;
import care.lares.domain.care.CarePlan;
import care.lares.journal.CareBook;
import care.lares.journal.CareEntry.CareNoted;
import care.lares.journal.CareEntry.CarePlanDecided;
import care.lares.journal.Entry.ReadingLogged;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.notify.Notifier;
import care.lares.rules.Finding;
import care.lares.rules.alarm.Command;
import care.lares.rules.care.CheckInRules;
import care.lares.rules.care.CheckInRules.Asking;
import care.lares.rules.care.CheckInRules.Look;
import care.lares.rules.care.CheckInRules.Note;
import care.lares.rules.care.CheckInStand;
import care.lares.rules.care.CheckInState;
import care.lares.rules.care.FamilyRules;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Asks residents whether they are well, takes their answers, and has looked for those who do not answer; reminds their
 * families; looks whether the devices they rely on have grown old.
 *
 * <p>What became of a check-in is an entry, given to the log behind the alarm it raised: a note that survived a power cut
 * without its alarm would hide it.
 */
public final class Caring {
    /** Who notes that nobody answered; part of what is stored. */
    private static final String GATEWAY = "gateway";
    /** Over what, and how, an alarm ends when somebody confirms a check-in. */
    private static final String CHANNEL = "check-in";

    private static final String SEEN = "confirmed: all is well";

    private final House house;
    private final Recorder recorder;
    private final Alarms alarms;
    private final Notifier notifier;
    private final Wear wear;
    private final WaitingAcknowledgements waiting;
    private final Supplier<Moment> clock;
    private final Map<ResidentId, CheckInState> asked = new HashMap<>();
    /** Whose devices show that they are asked. */
    private final Set<ResidentId> shown = new HashSet<>();

    private boolean clockTrusted = true;

    Caring(
            House house,
            Recorder recorder,
            Alarms alarms,
            Notifier notifier,
            WaitingAcknowledgements waiting,
            Supplier<Moment> clock) {
        this.wear = new Wear(house);
        this.waiting = waiting;
        this.clock = clock;
        this.house = house;
        this.recorder = recorder;
        this.alarms = alarms;
        this.notifier = notifier;
    }

    /** Whether the hour is to be believed from now on. */
    void clockTrusted(boolean trusted) {
        clockTrusted = trusted;
        wear.clockTrusted(trusted);
    }

    /** How somebody's check-in stands by now. */
    public CheckInStand stand(ResidentId resident) {
        return stand(resident, clock.get());
    }

    private CheckInStand stand(ResidentId resident, Moment now) {
        return look(resident, now).stand();
    }

    private Look look(ResidentId resident, Moment now) {
        CareBook care = house.registry().care();
        Optional<CarePlanDecided> decided = care.decided(resident);
        Asking asking = new Asking(
                care.plan(resident),
                decided.map(CarePlanDecided::at).orElse(Instant.EPOCH),
                care.checkIn(resident).map(noted -> new Note(noted.event(), noted.of())));
        return CheckInRules.look(asking, asked.getOrDefault(resident, CheckInState.NOT_ASKED), now, clockTrusted);
    }

    /** A device has told something that may be the answer of whom it serves, or of who lives alone where it is. */
    void heard(ReadingLogged logged, Moment now) {
        Reading reading = logged.reading();
        Optional<ResidentId> resident = house.dwellers().person(logged.assignment());
        if (resident.isEmpty() || !CheckInRules.mayAnswer(reading.kind()) || isCall(reading)) {
            return;
        }
        CarePlan plan = house.registry().care().plan(resident.get());
        if (plan.checkIns().isEmpty()) {
            return;
        }
        CheckInStand stand = stand(resident.get(), now);
        Optional<CareEvent> answer = answer(plan, stand, reading);
        while (answer.isPresent()) {
            answered(resident.get(), stand, answer.get(), reading.device().value(), now);
            stand = stand(resident.get(), now);
            answer = answer(plan, stand, reading);
        }
    }

    /** Whoever presses a call button calls for help: that is no answer. */
    private boolean isCall(Reading reading) {
        return reading.kind() == Kind.BUTTON && isCallButton(reading.device());
    }

    private boolean isCallButton(DeviceId device) {
        return house.registry().declarations().isCallButton(device)
                || house.devices().pressCalls(device);
    }

    /** One answer is one to every window in which they are asked by then. */
    private static Optional<CareEvent> answer(CarePlan plan, CheckInStand stand, Reading reading) {
        return stand.takesAnswers()
                ? CheckInRules.answer(plan, stand.window().orElseThrow(), reading)
                : Optional.empty();
    }

    /**
     * Somebody who cares for a resident has seen that they are well; nothing happens where nobody had asked.
     *
     * @param durable called, on any thread, when that would survive a power cut
     * @return whether it will be called
     */
    public boolean confirm(ResidentId resident, String by, Runnable durable) {
        confirm(resident, by, clock.get());
        return waiting.after(recorder.size(), durable);
    }

    /** A person has looked: nobody else has to, so the alarm is over as well. */
    private void confirm(ResidentId resident, String by, Moment now) {
        CheckInStand stand = stand(resident, now);
        boolean asked = stand.takesAnswers();
        while (stand.takesAnswers()) {
            noted(resident, stand, CareEvent.CONFIRMED, by, now);
            stand = stand(resident, now);
        }
        if (asked) {
            open(resident, CheckInRules.MISSED.name())
                    .ifPresent(alarm -> alarms.on(
                            new Command(alarm.id(), Command.Action.END, new PersonId(by), CHANNEL, SEEN), now));
        }
    }

    /** Whoever has ended the alarm has looked. */
    void acted(Command command, Moment now) {
        if (command.action() == Command.Action.END) {
            house.open()
                    .findAny(command.alarm())
                    .filter(alarm -> alarm.kind() == AlarmKind.CHECK_IN_MISSED)
                    .flatMap(alarm -> alarm.assignment().resident())
                    .ifPresent(resident -> confirm(resident, command.by().value(), now));
        }
    }

    private void answered(ResidentId resident, CheckInStand stand, CareEvent event, String by, Moment now) {
        noted(resident, stand, event, by, now);
        if (open(resident, CheckInRules.MISSED.name()).isPresent()) {
            alarms.on(CheckInRules.answered(house.registry().atHome(resident), now.wall()), now);
        }
    }

    private void noted(ResidentId resident, CheckInStand stand, CareEvent event, String by, Moment now) {
        asked.remove(resident);
        note(new CareNoted(
                now.wall(), resident, event, stand.window().orElseThrow().from(), by));
        show(resident, false, false);
    }

    /** The note holds in memory whether or not the log takes it: after a restart they are asked again. */
    private void note(CareNoted noted) {
        recorder.record(noted);
        house.registry().apply(noted);
    }

    /** Time has passed. */
    void tick(Moment now) {
        for (CarePlanDecided decided : house.registry().care().plans()) {
            checkIn(decided.resident(), now);
            family(decided, now).ifPresent(finding -> alarms.on(finding, now));
        }
        forgotten().forEach(resident -> show(resident, false, false));
        wear.tick(now).forEach(finding -> alarms.on(finding, now));
    }

    private void checkIn(ResidentId resident, Moment now) {
        Look look = look(resident, now);
        asked.put(resident, look.state());
        if (look.missed()) {
            CheckInStand.Window window = look.stand().window().orElseThrow();
            alarms.on(CheckInRules.missed(house.registry().atHome(resident), window, now.wall()), now);
            note(new CareNoted(now.wall(), resident, CareEvent.MISSED, window.from(), GATEWAY));
        }
        show(resident, isWaitedFor(resident, look.stand()), look.ask());
    }

    /** Whoever has missed it may still answer, as long as somebody looks for them. */
    private boolean isWaitedFor(ResidentId resident, CheckInStand stand) {
        return stand.state() == CheckInStand.State.ASKED
                || (stand.state() == CheckInStand.State.MISSED
                        && open(resident, CheckInRules.MISSED.name()).isPresent());
    }

    private void show(ResidentId resident, boolean waiting, boolean again) {
        boolean changed = waiting ? shown.add(resident) : shown.remove(resident);
        if (changed || (waiting && again)) {
            notifier.asked(resident, devices(resident, waiting), waiting);
        }
    }

    /** Those who were erased, or are asked nothing any more. */
    private List<ResidentId> forgotten() {
        CareBook care = house.registry().care();
        asked.keySet().removeIf(resident -> care.decided(resident).isEmpty());
        return shown.stream()
                .filter(resident -> care.decided(resident).isEmpty())
                .toList();
    }

    private Optional<Finding> family(CarePlanDecided decided, Moment now) {
        ResidentId resident = decided.resident();
        Optional<Instant> latest = house.registry().care().family(resident).map(CareNoted::of);
        return clockTrusted
                ? FamilyRules.look(
                        house.registry().atHome(resident),
                        decided.plan(),
                        latest,
                        open(resident, FamilyRules.DUE.name()).isPresent(),
                        now.wall())
                : Optional.empty();
    }

    /** Whether nothing is due up to that moment. */
    boolean quietUntil(Moment then) {
        return wear.quietUntil(then)
                && house.registry().care().plans().stream().allMatch(decided -> {
                    ResidentId resident = decided.resident();
                    Look look = look(resident, then);
                    boolean waiting = isWaitedFor(resident, look.stand());
                    return !look.ask()
                            && !look.missed()
                            && waiting == shown.contains(resident)
                            && family(decided, then).isEmpty();
                });
    }

    private Optional<Alarm> open(ResidentId resident, String rule) {
        return house.open().of(resident).stream()
                .filter(alarm -> alarm.rule().equals(rule))
                .findFirst();
    }

    /** A call button asks nobody to press it; one that did before it was known for one stops. */
    private Set<DeviceId> devices(ResidentId resident, boolean waiting) {
        return house.registry().devicesOf(resident).stream()
                .map(DeviceRegistered::device)
                .filter(device -> house.registry().revocation(device).isEmpty())
                .filter(device -> !waiting || !isCallButton(device))
                .collect(Collectors.toSet());
    }
}
