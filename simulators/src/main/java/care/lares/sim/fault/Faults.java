// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.fault;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the switches stand.
 *
 * @param shares 0 to 1, of messages
 * @param durations the most
 */
public record Faults(Map<Fault, Double> shares, Map<Fault, Duration> durations) {
    /** Nothing goes wrong. */
    public static final Faults NONE = new Faults(Map.of(), Map.of());

    /** Copies the maps. */
    public Faults {
        shares = Map.copyOf(shares);
        durations = Map.copyOf(durations);
    }

    /** Refuses what is no share of messages. */
    public Faults with(Fault fault, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(fault.wireName() + " takes a share from 0 to 1");
        }
        Map<Fault, Double> all = new EnumMap<>(Fault.class);
        all.putAll(shares);
        all.put(fault, share);
        return new Faults(all, durations);
    }

    /** With a duration of 0 or more. */
    public Faults with(Fault fault, Duration most) {
        Map<Fault, Duration> all = new EnumMap<>(Fault.class);
        all.putAll(durations);
        all.put(fault, most);
        return new Faults(shares, all);
    }

    double share(Fault fault) {
        return shares.getOrDefault(fault, 0.0);
    }

    Duration most(Fault fault) {
        return Optional.ofNullable(durations.get(fault)).orElse(Duration.ZERO);
    }
}
