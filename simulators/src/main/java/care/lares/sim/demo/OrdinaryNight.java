// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.sim.ward.Happening;
import care.lares.sim.ward.Role;
import care.lares.sim.ward.What;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a demo's night holds besides presses: a fall, two calls for a hand, a battery that is changed, a test. */
final class OrdinaryNight {
    /** Alarms that come of it, by kind. A test raises none. */
    static final Map<String, Integer> ALARMS = Map.of("fall", 1, "assist", 2, "battery_low", 1);

    /** Of a demo without an end. */
    private static final Duration USUAL = Duration.ofMinutes(5);

    private OrdinaryNight() {}

    /**
     * By the number of the resident.
     *
     * @param real how long the demo goes on
     * @param speed how many times as fast as real time the devices live
     */
    static Map<Integer, List<Happening>> of(int residents, Optional<Duration> real, double speed) {
        Duration night = Duration.ofMillis((long) (real.orElse(USUAL).toMillis() * speed));
        Map<Integer, List<Happening>> befalls = new HashMap<>();
        add(befalls, residents, 2, Happening.of(share(night, 0.10), What.ASSIST));
        add(befalls, residents, 1, new Happening(share(night, 0.18), What.FALL, Role.WEARABLE, share(night, 0.1)));
        add(befalls, residents, 4, Happening.of(share(night, 0.25), What.TEST));
        add(
                befalls,
                residents,
                3,
                new Happening(share(night, 0.30), What.BATTERY_LOW, Role.PENDANT, share(night, 0.2)));
        add(befalls, residents, 5, Happening.of(share(night, 0.62), What.ASSIST));
        return befalls;
    }

    /** In a small ward more than one thing happens to the same person. */
    private static void add(Map<Integer, List<Happening>> befalls, int residents, int number, Happening happening) {
        befalls.computeIfAbsent((number - 1) % residents + 1, whom -> new ArrayList<>())
                .add(happening);
    }

    private static Duration share(Duration night, double share) {
        return Duration.ofSeconds((long) (night.toSeconds() * share));
    }
}
