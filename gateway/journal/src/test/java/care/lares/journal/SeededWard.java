// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.PlaceId;
import care.lares.domain.Priority;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.ResidentId;
import care.lares.domain.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** What a small ward tells: few devices, times that are close, equal, late or nonsense; the same seed tells the same. */
public final class SeededWard {
    private static final Instant BEGIN = Instant.parse("2026-11-21T08:00:00Z");
    private static final List<Kind> KINDS =
            List.of(Kind.HEART_RATE, Kind.SPO2, Kind.MOTION, Kind.BATTERY, Kind.BUTTON, Kind.SOS);

    private final Random random;
    private final SeededEntries anything;
    private final int devices;
    private final List<Alarm> alarms = new ArrayList<>();
    private Instant now = BEGIN;

    public SeededWard(long seed, int devices) {
        this.random = new Random(seed);
        this.anything = new SeededEntries(seed);
        this.devices = devices;
    }

    /** So many entries. */
    public List<Entry> next(int count) {
        return Stream.generate(this::next).limit(count).toList();
    }

    /** An entry, mostly a reading. */
    public Entry next() {
        now = now.plus(random.nextInt(200_000), ChronoUnit.MICROS);
        int dice = random.nextInt(200);
        if (dice == 0) {
            return anything.next();
        }
        return dice < 4 ? new Entry.AlarmChanged(alarm()) : reading();
    }

    public DeviceId device() {
        return new DeviceId("d" + random.nextInt(devices));
    }

    public ResidentId resident() {
        return new ResidentId("r" + random.nextInt(1 + devices / 2));
    }

    public Set<Kind> kinds() {
        return Set.copyOf(Stream.generate(() -> KINDS.get(random.nextInt(KINDS.size())))
                .limit(random.nextInt(3))
                .toList());
    }

    /** Somewhere in the time that was told of. */
    public Instant sometime() {
        long all = Duration.between(BEGIN, now).toMillis() + 1;
        return BEGIN.plusMillis((long) (random.nextDouble() * all));
    }

    private Entry.ReadingLogged reading() {
        Kind kind = KINDS.get(random.nextInt(KINDS.size()));
        Value value = switch (kind.type()) {
            case BOOLEAN -> Value.Flag.of(random.nextBoolean());
            case NUMERIC ->
                new Value.Quantity(BigDecimal.valueOf(random.nextInt(1000), random.nextInt(2))
                        .stripTrailingZeros()
                        .setScale(0, java.math.RoundingMode.DOWN));
            case CODED -> new Value.Code("single");
        };
        Optional<Instant> observed = switch (random.nextInt(5)) {
            case 0 -> Optional.of(now.truncatedTo(ChronoUnit.MINUTES));
            case 1 -> Optional.of(now.minusSeconds(random.nextInt(20_000)));
            case 2 -> Optional.of(now.minusMillis(random.nextInt(3000)));
            default -> Optional.empty();
        };
        Set<Quality> quality = observed.isPresent() && random.nextInt(10) == 0
                ? Set.of(Quality.TIME_IMPLAUSIBLE, Quality.LATE)
                : Set.of();
        DeviceId device = device();
        boolean assigned = device.value().hashCode() % 3 != 0;
        Assignment assignment =
                assigned ? new Assignment(Optional.of(resident()), Optional.of(new PlaceId("room"))) : Assignment.NONE;
        Reading reading = new Reading(device, kind, value, now, observed, Optional.empty(), quality, Optional.empty());
        return new Entry.ReadingLogged(reading, assignment, random.nextInt(3) == 0 ? 0 : random.nextLong());
    }

    private Alarm alarm() {
        if (!alarms.isEmpty() && random.nextInt(4) > 0) {
            int which = random.nextInt(alarms.size());
            Alarm before = alarms.get(which);
            AlarmState state = AlarmState.values()[random.nextInt(AlarmState.values().length)];
            Alarm after = stepped(before, state);
            alarms.set(which, after);
            return after;
        }
        Alarm any = anything.alarm();
        Instant raised = random.nextInt(3) == 0 ? now.truncatedTo(ChronoUnit.MINUTES) : now;
        Alarm made = new Alarm(
                any.id(),
                "call.sos",
                AlarmKind.SOS,
                Priority.HIGH,
                AlarmState.ACTIVE,
                new Assignment(Optional.of(resident()), Optional.empty()),
                Optional.of(device()),
                raised,
                raised,
                "",
                "",
                1,
                1,
                true,
                false,
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                List.of(new AlarmEvent(now, AlarmStep.RAISED, "gateway", "rule", "")));
        alarms.add(made);
        return made;
    }

    private Alarm stepped(Alarm before, AlarmState state) {
        List<AlarmEvent> history = new ArrayList<>(before.history());
        history.add(new AlarmEvent(now, AlarmStep.SEEN, "gateway", "rule", ""));
        return new Alarm(
                before.id(),
                before.rule(),
                before.kind(),
                before.priority(),
                state,
                before.assignment(),
                before.device(),
                before.raisedAt(),
                before.observedAt(),
                before.text(),
                before.advice(),
                before.occurrence(),
                before.count() + 1,
                before.causePresent(),
                before.causeUnknown(),
                before.acceptedBy(),
                before.holdUntil(),
                before.test(),
                before.evidence(),
                history);
    }
}
