// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.night;

import static care.lares.rules.night.Invariants.require;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.Notice;
import care.lares.domain.PersonId;
import care.lares.domain.Priority;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.Silence;
import care.lares.domain.Value;
import care.lares.rules.Observed;
import care.lares.rules.alarm.Command;
import care.lares.rules.alarm.Command.Action;
import care.lares.rules.alarm.DeskStep;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** One night of a ward: what devices tell, people do and the power does, all drawn from one seed. */
final class Night {
    private static final List<DeviceId> DEVICES =
            List.of(new DeviceId("pendant-1"), new DeviceId("detector-1"), new DeviceId("detector-2"));
    private static final List<Kind> FLAGS = List.of(
            Kind.SMOKE,
            Kind.HEAT,
            Kind.CARBON_MONOXIDE,
            Kind.TEST,
            Kind.BATTERY_LOW,
            Kind.ONLINE,
            Kind.ASSIST,
            Kind.WATER_LEAK,
            Kind.TAMPER,
            Kind.MAINS,
            Kind.FAULT,
            Kind.FALL_SUSPECTED,
            Kind.MOTION,
            Kind.CONTACT_OPEN);
    private static final List<String> CONSOLES = List.of("wall", "tablet");
    private static final AlarmId NOBODYS = new AlarmId("f".repeat(32));

    private final Random random;
    private final Optional<Random> clock;
    private final boolean steady;
    private final Gateway gateway = new Gateway();
    private final Invariants invariants = new Invariants(gateway);
    private int messages;

    private Night(long seed, boolean steady, Optional<Random> clock) {
        this.random = new Random(seed);
        this.steady = steady;
        this.clock = clock;
    }

    /** A night with all of it: power cuts, late news, and a clock that is set now and then. */
    static Night wild(long seed) {
        return new Night(seed, false, Optional.of(new Random(~seed)));
    }

    /** A night without power cuts and late news. */
    static Night steady(long seed) {
        return new Night(seed, true, Optional.empty());
    }

    /** The same night, in which the clock is set now and then. */
    static Night withJumps(long seed) {
        return new Night(seed, true, Optional.of(new Random(~seed)));
    }

    /** What became of every alarm, and when by the ticks: everything but the wall clock's times. */
    List<String> story() {
        List<String> story = new ArrayList<>();
        for (Object entry : gateway.log()) {
            if (entry instanceof Alarm alarm) {
                story.add("%s %s %s %s %s #%d x%d until %s %s"
                        .formatted(
                                alarm.rule(),
                                alarm.device(),
                                alarm.latest().step(),
                                alarm.state(),
                                alarm.priority(),
                                alarm.occurrence(),
                                alarm.count(),
                                alarm.holdUntil().map(Moment::nanos),
                                alarm.evidence()));
            }
        }
        return story;
    }

    void run(int steps) {
        for (int i = 0; i < steps; i++) {
            clock.ifPresent(this::jump);
            step();
            invariants.check();
        }
        nobodyComes();
    }

    private void jump(Random draws) {
        if (draws.nextInt(4) == 0) {
            int seconds = draws.nextBoolean() ? 2 * 86_400 : 600;
            gateway.clockJumps(Duration.ofSeconds(draws.nextInt(2 * seconds) - seconds));
        }
    }

    private void step() {
        int draw = random.nextInt(100);
        if (draw < 15) {
            press();
        } else if (draw < 45) {
            flag();
        } else if (draw < 52) {
            pulse();
        } else if (draw < 55) {
            cancel();
        } else if (draw < 70) {
            act();
        } else if (draw < 75) {
            told();
        } else if (draw < 97 || steady) {
            gateway.elapse(Duration.ofMillis(random.nextInt(random.nextInt(20) == 0 ? 20_000_000 : 90_000)));
        } else {
            powerCut();
        }
    }

    private void press() {
        DeviceId device = device();
        Optional<Alarm> before = openCall(device);
        Reading reading = reading(device, random.nextInt(8) == 0 ? Kind.FALL : Kind.SOS, Value.Flag.ON);
        List<Alarm> changed = gateway.tell(reading, "m" + messages++, false);
        Alarm call = changed.stream()
                .filter(alarm -> alarm.latest().channel().equals("rule"))
                .filter(alarm -> alarm.kind() == AlarmKind.SOS || alarm.kind() == AlarmKind.FALL)
                .findFirst()
                .orElseThrow(() -> new AssertionError("a press changed no alarm"));
        require(call.state() == AlarmState.ACTIVE, "every press sounds", call);
        if (reading.kind() == Kind.SOS && before.isPresent()) {
            boolean answered = before.get().state() != AlarmState.ACTIVE;
            AlarmStep expected = answered ? AlarmStep.RECURRED : AlarmStep.REPEATED;
            require(call.latest().step() == expected, "it is counted, or begins anew", call);
            require(call.count() == before.get().count() + 1, "every press counts", call);
        }
    }

    private Optional<Alarm> openCall(DeviceId device) {
        return gateway.open().all().stream()
                .filter(alarm -> alarm.kind() == AlarmKind.SOS
                        && alarm.device().filter(device::equals).isPresent())
                .findFirst();
    }

    private void flag() {
        Kind kind = FLAGS.get(random.nextInt(FLAGS.size()));
        gateway.tell(reading(device(), kind, Value.Flag.of(random.nextBoolean())), "m" + messages++, false);
    }

    /** The wearer says that it was nothing, or presses for fun. */
    private void cancel() {
        gateway.tell(reading(device(), Kind.BUTTON, new Value.Code("cancel")), "m" + messages++, false);
    }

    private void pulse() {
        int number = random.nextInt(3) == 0 ? 15 : 70;
        Set<Quality> quality = number == 70
                ? Set.of()
                : random.nextInt(4) == 0 ? Set.of(Quality.CONTACT_LOST) : Set.of(Quality.IMPLAUSIBLE);
        Reading reading = new Reading(
                DEVICES.get(0),
                Kind.PULSE_RATE,
                new Value.Quantity(BigDecimal.valueOf(number)),
                gateway.now().wall(),
                Optional.empty(),
                Optional.empty(),
                quality,
                Optional.empty());
        gateway.tell(reading, "m" + messages++, false);
    }

    private void act() {
        List<Alarm> open = new ArrayList<>(gateway.open().all());
        Action action = Action.values()[random.nextInt(Action.values().length)];
        AlarmId id = open.isEmpty() || random.nextInt(10) == 0
                ? NOBODYS
                : open.get(random.nextInt(open.size())).id();
        PersonId person = new PersonId(Invariants.PEOPLE.get(random.nextInt(Invariants.PEOPLE.size())));
        Optional<Duration> time =
                random.nextInt(3) == 0 ? Optional.of(Duration.ofSeconds(1 + random.nextInt(1_200))) : Optional.empty();
        String console = CONSOLES.get(random.nextInt(CONSOLES.size()));
        Optional<Alarm> before = gateway.open().find(id);
        DeskStep step = gateway.act(
                new Command(id, action, person, "mqtt", random.nextInt(5) == 0 ? "" : "well", time, console));
        if (step.refused().isPresent()) {
            require(step.changed().isEmpty(), "a refusal changes nothing", step.changed());
        } else if (action == Action.SILENCE) {
            Alarm after = gateway.open().find(id).orElseThrow();
            require(after.state() == before.orElseThrow().state(), "silence changes no state", after);
            require(after.holdUntil().equals(before.get().holdUntil()), "silence stops no escalation", after);
        }
    }

    /** Ways out were handed an alarm: written down once, and nothing else of it changes. */
    private void told() {
        List<Alarm> open = new ArrayList<>(gateway.open().all());
        if (open.isEmpty()) {
            return;
        }
        Alarm before = open.get(random.nextInt(open.size()));
        Set<String> whom = random.nextBoolean() ? Set.of("anton") : Set.of("anton", "berta");
        Notice notice = new Notice(before.id(), before.soundedStep(), "webhook", whom);
        Optional<Moment> deadline = gateway.nextDeadline();
        gateway.told(notice);
        Alarm after = gateway.open().find(before.id()).orElseThrow();
        require(notice.told(after).containsAll(whom), "whoever was told stands in the history", after);
        require(gateway.told(notice).changed().isEmpty(), "nobody stands there twice", after);
        require(after.state() == before.state() && after.steps() == before.steps(), "telling is no step", after);
        require(gateway.nextDeadline().equals(deadline), "telling puts off nothing", after);
    }

    /** What was not durable is sent again by its device, marked as a repetition: it must be the same alarm. */
    private void powerCut() {
        List<Object> log = gateway.log();
        int lost = Math.min(log.size(), random.nextInt(6));
        List<Object> tail = List.copyOf(log.subList(log.size() - lost, log.size()));
        gateway.restart(lost, Duration.ofSeconds(random.nextInt(4_000)));
        invariants.logWasCut();
        invariants.check();
        everyCallInTheLogWasRaised();
        for (Object entry : tail) {
            if (entry instanceof Observed observed && observed.reading().kind() == Kind.SOS) {
                sentAgain(observed, tail);
            }
        }
    }

    /** Also a call whose reading the cut spared and whose alarm it took. */
    private void everyCallInTheLogWasRaised() {
        Set<Long> raised = new HashSet<>();
        for (Object entry : gateway.log()) {
            if (entry instanceof Alarm alarm) {
                raised.addAll(alarm.evidence());
            }
        }
        for (Object entry : gateway.log()) {
            if (entry instanceof Observed observed
                    && observed.reading().kind() == Kind.SOS
                    && observed.reading().isOn()) {
                require(raised.contains(observed.seq().getAsLong()), "every call in the log was raised", observed);
            }
        }
    }

    private void sentAgain(Observed observed, List<Object> tail) {
        String messageId = observed.messageId().orElseThrow();
        Optional<AlarmId> notified = tail.stream()
                .filter(entry -> entry instanceof Alarm alarm
                        && alarm.latest().step() == AlarmStep.RAISED
                        && alarm.latest().detail().equals("message " + messageId))
                .map(entry -> ((Alarm) entry).id())
                .findFirst();
        boolean openBefore = openCall(observed.reading().device()).isPresent();
        List<Alarm> changed = gateway.tell(observed.reading(), messageId, true);
        require(!changed.isEmpty(), "a press sent again is never lost", observed);
        if (notified.isPresent() && !openBefore) {
            boolean same = changed.stream().anyMatch(alarm -> alarm.id().equals(notified.get()));
            require(same, "the id survives a lost tail", changed);
        }
    }

    /** At the end nobody does anything any more: whatever is urgent has called again, and no sound is off. */
    private void nobodyComes() {
        gateway.elapse(Duration.ofHours(2)); // may find something new at its very end
        gateway.elapse(Duration.ofHours(2));
        invariants.check();
        for (Alarm alarm : gateway.open().all()) {
            require(Silence.of(alarm).isEmpty(), "every silence has ended", alarm);
            boolean urgent = alarm.priority() != Priority.LOW
                    && !alarm.kind().acknowledgeWithin().isZero();
            boolean answered = alarm.state() == AlarmState.ACKNOWLEDGED || alarm.state() == AlarmState.ACCEPTED;
            require(!urgent || !answered, "every hold has run out", alarm);
        }
    }

    private Reading reading(DeviceId device, Kind kind, Value value) {
        boolean late = random.nextInt(10) == 0 && !steady;
        Instant now = gateway.now().wall();
        Set<Quality> quality =
                late ? Set.of(Quality.LATE) : random.nextInt(20) == 0 && !steady ? Set.of(Quality.RETAINED) : Set.of();
        return new Reading(
                device,
                kind,
                value,
                now,
                late ? Optional.of(now.minusSeconds(60 + random.nextInt(9_000))) : Optional.empty(),
                Optional.empty(),
                quality,
                Optional.empty());
    }

    private DeviceId device() {
        return DEVICES.get(random.nextInt(DEVICES.size()));
    }
}
