// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.ward;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Invented residents, their rooms and their devices.
 *
 * @param residents in the order of their rooms
 * @param devices all of them
 */
public record Ward(List<Resident> residents, List<SimulatedDevice> devices) {
    /** Every first name with every surname once. */
    public static final int MAX_RESIDENTS = 400;

    private static final List<String> FIRST = List.of(
            "Alma",
            "Bertil",
            "Clara",
            "Dagmar",
            "Edith",
            "Folke",
            "Greta",
            "Hilding",
            "Ingrid",
            "Jonas",
            "Karin",
            "Ludvig",
            "Märta",
            "Nils",
            "Olga",
            "Pelle",
            "Ragnhild",
            "Signe",
            "Tyra",
            "Valter");
    private static final List<String> LAST = List.of(
            "Ahl",
            "Bergdal",
            "Ceder",
            "Dalmark",
            "Ekby",
            "Forslid",
            "Granhem",
            "Hede",
            "Isakslund",
            "Junvik",
            "Kvarn",
            "Lindö",
            "Myrhag",
            "Norrgard",
            "Osmark",
            "Porsby",
            "Rosvall",
            "Sundhem",
            "Tallmo",
            "Vretlund");

    /** Copies the lists. */
    public Ward {
        residents = List.copyOf(residents);
        devices = List.copyOf(devices);
    }

    /**
     * Always the same ward for the same seed.
     *
     * @param count 1 to {@link #MAX_RESIDENTS}
     */
    public static Ward of(long seed, int count) {
        return of(seed, count, Map.of(), Optional.empty());
    }

    /**
     * The same ward, to whom this happens.
     *
     * @param happenings by the number of the resident, from 1
     * @param reports how often each device tells what it knows; empty: as such devices do
     */
    public static Ward of(long seed, int count, Map<Integer, List<Happening>> happenings, Optional<Duration> reports) {
        if (count < 1 || count > MAX_RESIDENTS) {
            throw new IllegalArgumentException("a ward has 1 to " + MAX_RESIDENTS + " residents");
        }
        List<Resident> residents = new ArrayList<>();
        List<SimulatedDevice> devices = new ArrayList<>();
        var dice = new SplittableRandom(seed);
        for (int number = 1; number <= count; number++) {
            Resident resident = resident(number);
            residents.add(resident);
            List<Happening> befalls = happenings.getOrDefault(number, List.of());
            devices.addAll(devices(resident, number, dice.split(), befalls, reports));
        }
        return new Ward(residents, devices);
    }

    /** The id of a resident by number, from 1. */
    public static String residentId(int number) {
        return numbered("resident", number);
    }

    /** Every name once before the second surnames begin. */
    private static Resident resident(int number) {
        int index = number - 1;
        String first = FIRST.get(index % FIRST.size());
        String last = LAST.get((index + index / FIRST.size()) % LAST.size());
        return new Resident(
                new ResidentId(residentId(number)),
                first + ' ' + last,
                new PlaceId(numbered("room", number)),
                new DeviceId(numbered("pendant", number)));
    }

    private static List<SimulatedDevice> devices(
            Resident resident, int number, SplittableRandom dice, List<Happening> befalls, Optional<Duration> reports) {
        var life = new Life(dice.nextLong(), Body.of(dice.nextLong()), befalls);
        var home = new Home(number, resident, life, befalls, reports, dice);
        return List.of(
                home.device(Role.PENDANT, new CallButton(0)),
                home.device(Role.WEARABLE, new Wearable(0, 0)),
                home.device(Role.BED, new BedSensor(0, true)),
                home.device(Role.MOTION, new MotionSensor(0, false)),
                home.device(Role.SMOKE, new Detector(Kind.SMOKE, 0)),
                home.device(Role.CO, new Detector(Kind.CARBON_MONOXIDE, 0)),
                home.device(Role.DOOR, new DoorSensor(0, false, false)),
                home.device(Role.BUTTON, new CallButton(0)));
    }

    private static String numbered(String what, int number) {
        return String.format(Locale.ROOT, "%s-%02d", what, number);
    }

    /** One room while it is being furnished. */
    private record Home(
            int number,
            Resident resident,
            Life life,
            List<Happening> befalls,
            Optional<Duration> reports,
            SplittableRandom dice) {
        /** Devices are spread over the first minute, so that a ward does not speak in chorus. */
        private static final int FIRST_WAKE_WITHIN_MILLIS = 60_000;

        SimulatedDevice device(Role role, Behaviour first) {
            Duration firstWake = Duration.ofMillis(dice.nextInt(FIRST_WAKE_WITHIN_MILLIS));
            return new SimulatedDevice(
                    new DeviceId(numbered(role.wireName(), number)),
                    role,
                    resident,
                    life,
                    Script.of(role, befalls),
                    first,
                    firstWake,
                    reports);
        }
    }
}
