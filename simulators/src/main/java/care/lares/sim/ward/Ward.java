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
        if (count < 1 || count > MAX_RESIDENTS) {
            throw new IllegalArgumentException("a ward has 1 to " + MAX_RESIDENTS + " residents");
        }
        List<Resident> residents = new ArrayList<>();
        List<SimulatedDevice> devices = new ArrayList<>();
        var dice = new SplittableRandom(seed);
        for (int number = 1; number <= count; number++) {
            Resident resident = resident(number);
            residents.add(resident);
            devices.addAll(devices(resident, number, dice.split()));
        }
        return new Ward(residents, devices);
    }

    /** Every name once before the second surnames begin. */
    private static Resident resident(int number) {
        int index = number - 1;
        String first = FIRST.get(index % FIRST.size());
        String last = LAST.get((index + index / FIRST.size()) % LAST.size());
        return new Resident(
                new ResidentId(numbered("resident", number)),
                first + ' ' + last,
                new PlaceId(numbered("room", number)),
                new DeviceId(numbered("pendant", number)));
    }

    private static List<SimulatedDevice> devices(Resident resident, int number, SplittableRandom dice) {
        var home = new Home(number, resident, Night.plan(dice.nextLong()), Body.of(dice.nextLong()), dice);
        return List.of(
                home.device("pendant", new Pendant(0)),
                home.device("wearable", new Wearable(0, 0)),
                home.device("bed", new BedSensor(0, true)),
                home.device("motion", new MotionSensor(0, false)),
                home.device("smoke", new Detector(Kind.SMOKE, 0)),
                home.device("co", new Detector(Kind.CARBON_MONOXIDE, 0)));
    }

    private static String numbered(String what, int number) {
        return String.format(Locale.ROOT, "%s-%02d", what, number);
    }

    /** One room while it is being furnished. */
    private record Home(int number, Resident resident, Night night, Body body, SplittableRandom dice) {
        /** Devices are spread over the first minute, so that a ward does not speak in chorus. */
        private static final int FIRST_WAKE_WITHIN_MILLIS = 60_000;

        SimulatedDevice device(String what, Behaviour first) {
            Duration firstWake = Duration.ofMillis(dice.nextInt(FIRST_WAKE_WITHIN_MILLIS));
            return new SimulatedDevice(new DeviceId(numbered(what, number)), resident, night, body, first, firstWake);
        }
    }
}
