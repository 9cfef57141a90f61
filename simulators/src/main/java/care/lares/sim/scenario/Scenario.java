// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.scenario;

import care.lares.sim.family.Family;
import care.lares.sim.fault.Faults;
import care.lares.sim.ward.Happening;
import care.lares.sim.ward.Role;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to happen on a ward, and what must come of it.
 *
 * @param name for reports
 * @param residents how many; empty: whoever starts it says
 * @param lasts how long it is played
 * @param reports how often each device tells what it knows; empty: as such devices do
 * @param leap the most by which a clock moved by hand jumps
 * @param families of devices by role; the others are a mixture
 * @param faults between devices and gateway
 * @param happenings by the number of the resident
 * @param expected what must be seen
 * @param never what must not
 */
public record Scenario(
        String name,
        Optional<Integer> residents,
        Duration lasts,
        Optional<Duration> reports,
        Duration leap,
        Map<Role, Family> families,
        Faults faults,
        Map<Integer, List<Happening>> happenings,
        List<Expectation> expected,
        List<Prohibition> never) {
    /** Copies lists and maps. */
    public Scenario {
        families = Map.copyOf(families);
        Map<Integer, List<Happening>> copies = new HashMap<>();
        happenings.forEach((number, list) -> copies.put(number, List.copyOf(list)));
        happenings = Map.copyOf(copies);
        expected = List.copyOf(expected);
        never = List.copyOf(never);
    }

    /** Nothing but ordinary life, and nothing expected of it. */
    public static Scenario ordinary(Duration lasts) {
        return new Scenario(
                "ordinary life",
                Optional.empty(),
                lasts,
                Optional.empty(),
                ScenarioFile.DEFAULT_LEAP,
                Map.of(),
                Faults.NONE,
                Map.of(),
                List.of(),
                List.of());
    }
}
