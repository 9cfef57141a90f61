// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.month;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.domain.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What befalls residents, their devices and the ward, as often as {@code docs/reliability.md} says. What needs somebody is
 * told to {@link Figures} as it happens; all else is not worth a walk.
 */
final class Fate {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    /** How often a wearable tells a pulse, and all else that it is there. */
    private static final Duration PULSE = Duration.ofMinutes(5);

    private static final Duration ALIVE = Duration.ofHours(2);

    private final Agenda agenda;
    private final Random random;
    private final House house;
    private final Figures figures;
    private final List<Room> rooms;
    private final Radio radio;
    /** Who cannot act, or is not at home, presses nothing. */
    private final Map<Room, BooleanSupplier> acts = new HashMap<>();

    Fate(Agenda agenda, Random random, House house, Radio radio, Figures figures, List<Room> rooms) {
        this.agenda = agenda;
        this.random = random;
        this.house = house;
        this.radio = radio;
        this.figures = figures;
        this.rooms = rooms;
    }

    /** Whether somebody can act at all. */
    void acts(Room room, BooleanSupplier can) {
        acts.put(room, can);
    }

    private boolean canAct(Room room) {
        return acts.getOrDefault(room, () -> true).getAsBoolean();
    }

    void begins() {
        for (Room room : rooms) {
            room.devices().forEach(this::reports);
            often(room.isWatched() ? DAY.multipliedBy(14) : DAY, () -> press(room));
            often(room.isWatched() ? DAY.multipliedBy(5) : DAY.dividedBy(3), () -> tells(room, "button", Kind.ASSIST));
            often(DAY.multipliedBy(21), () -> pressByMistake(room));
            often(DAY.multipliedBy(90), () -> fall(room));
            if (!room.isMeasured()) {
                agenda.in(within(PULSE), () -> pulse(room));
            }
            if (!room.isWatched()) {
                often(DAY.multipliedBy(60), () -> suspectedFall(room, false));
            }
            often(DAY.multipliedBy(30), () -> suspectedFall(room, true));
            often(DAY.multipliedBy(4), () -> artefact(room, Duration.ofSeconds(20)));
            often(DAY.multipliedBy(42), () -> artefact(room, Duration.ofSeconds(90)));
            often(DAY.multipliedBy(365), () -> pulseOfFifteen(room));
            often(DAY, () -> contactLost(room));
            often(DAY.multipliedBy(30), () -> radioHole(room, HOUR.multipliedBy(1 + random.nextInt(6))));
            often(DAY.multipliedBy(60), () -> radioHole(room, HOUR.multipliedBy(9 + random.nextInt(5))));
        }
        often(DAY.multipliedBy(10), () -> smoke(anyRoom(), false));
        often(DAY.multipliedBy(30), () -> smoke(anyRoom(), true));
        often(DAY.multipliedBy(20), () -> leak(anyRoom()));
        often(DAY.multipliedBy(20), () -> coordinatorLost());
        often(DAY.multipliedBy(7), () -> mainsFlicker());
    }

    private void often(Duration average, Runnable what) {
        agenda.often(random, average, what);
    }

    private Room anyRoom() {
        return rooms.get(random.nextInt(rooms.size()));
    }

    private Duration within(Duration most) {
        return Duration.ofMillis(random.nextInt((int) most.toMillis()));
    }

    private void reports(DeviceId device) {
        agenda.in(within(ALIVE), () -> {
            radio.tell(device, Kind.ONLINE, true);
            agenda.every(ALIVE, () -> radio.tell(device, Kind.ONLINE, true));
        });
    }

    private void pulse(Room room) {
        agenda.every(
                PULSE,
                () -> house.tell(room.device("wearable"), Kind.PULSE_RATE, beats(60 + random.nextInt(30)), Set.of()));
    }

    private static Value beats(int aMinute) {
        return new Value.Quantity(BigDecimal.valueOf(aMinute));
    }

    /** Needs somebody, and presses again until somebody is on the way. */
    private void press(Room room) {
        if (!canAct(room)) {
            return;
        }
        figures.needs(room.pendant(), agenda.now());
        house.tell(room.pendant(), Kind.SOS, true);
        for (int again = 1 + random.nextInt(3); again > 1; again--) {
            agenda.in(Duration.ofSeconds(20L * (again - 1) + random.nextInt(15)), () -> pressAgain(room.pendant()));
        }
    }

    private void pressAgain(DeviceId pendant) {
        if (figures.waits(pendant)) {
            house.tell(pendant, Kind.SOS, true);
        }
    }

    private void tells(Room room, String device, Kind kind) {
        if (!canAct(room)) {
            return;
        }
        figures.needs(room.device(device), agenda.now());
        house.tell(room.device(device), kind, true);
    }

    private void pressByMistake(Room room) {
        if (!figures.waits(room.pendant()) && canAct(room)) {
            figures.mistake(room.pendant());
            house.tell(room.pendant(), Kind.SOS, true);
        }
    }

    private void fall(Room room) {
        figures.needs(room.device("wearable"), agenda.now());
        house.tell(room.device("wearable"), Kind.FALL, true);
    }

    /** Dropped, the pendant suspects one too: then its wearer walks about. */
    private void suspectedFall(Room room, boolean dropped) {
        DeviceId wearable = room.device("wearable");
        if (figures.waits(wearable) || !canAct(room)) {
            return;
        }
        if (dropped) {
            figures.mistake(wearable);
            agenda.in(
                    Duration.ofSeconds(5 + random.nextInt(40)),
                    () -> radio.tell(room.device("motion"), Kind.MOTION, true));
        } else {
            figures.needs(wearable, agenda.now());
        }
        house.tell(wearable, Kind.FALL_SUSPECTED, true);
    }

    /** Values that cannot be, every five seconds, as a loose strap gives them. */
    private void artefact(Room room, Duration length) {
        DeviceId wearable = room.device("wearable");
        figures.mistake(wearable);
        streams(wearable, length);
    }

    private void pulseOfFifteen(Room room) {
        DeviceId wearable = room.device("wearable");
        figures.needs(wearable, agenda.now());
        streams(wearable, Duration.ofMinutes(8));
    }

    private void streams(DeviceId wearable, Duration length) {
        long values = length.toSeconds() / 5;
        house.tell(wearable, Kind.PULSE_RATE, beats(70), Set.of());
        for (int i = 1; i <= values; i++) {
            boolean last = i == values;
            agenda.in(Duration.ofSeconds(5L * i), () -> {
                Set<Quality> quality = last ? Set.of() : Set.of(Quality.IMPLAUSIBLE);
                house.tell(wearable, Kind.PULSE_RATE, beats(last ? 70 : 15), quality);
            });
        }
    }

    private void contactLost(Room room) {
        house.tell(room.device("wearable"), Kind.PULSE_RATE, beats(0), Set.of(Quality.CONTACT_LOST));
    }

    private void radioHole(Room room, Duration length) {
        DeviceId device = room.devices().get(random.nextInt(room.devices().size()));
        radio.hole(device, length);
    }

    private void smoke(Room room, boolean fire) {
        DeviceId detector = room.device("smoke");
        if (fire) {
            figures.needs(detector, agenda.now());
        } else {
            figures.mistake(detector);
        }
        house.tell(detector, Kind.SMOKE, true);
        agenda.in(Duration.ofMinutes(3 + random.nextInt(10)), () -> house.tell(detector, Kind.SMOKE, false));
    }

    private void leak(Room room) {
        figures.needs(room.device("leak"), agenda.now());
        house.tell(room.device("leak"), Kind.WATER_LEAK, true);
        agenda.in(Duration.ofMinutes(20), () -> house.tell(room.device("leak"), Kind.WATER_LEAK, false));
    }

    /** Every device says good-bye at once, and is there again an hour and a half later. */
    private void coordinatorLost() {
        all(device -> house.tell(device, Kind.ONLINE, false));
        agenda.in(Duration.ofMinutes(90), () -> all(device -> house.tell(device, Kind.ONLINE, true)));
    }

    private void mainsFlicker() {
        rooms.stream().limit(5).forEach(room -> house.tell(room.device("bed"), Kind.MAINS, false));
        agenda.in(
                Duration.ofSeconds(8),
                () -> rooms.stream().limit(5).forEach(room -> house.tell(room.device("bed"), Kind.MAINS, true)));
    }

    private void all(Consumer<DeviceId> does) {
        rooms.forEach(room -> room.devices().forEach(does));
    }
}
