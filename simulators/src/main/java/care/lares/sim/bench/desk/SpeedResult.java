// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench.desk;

/**
 * How fast rules and desk are by themselves, on one core, as JMH measures it.
 *
 * @param residents how many
 * @param devices of all of them
 * @param openAlarms meanwhile
 * @param readingsPerSecond the mean of the rounds
 * @param error half of the interval in which the true mean lies with a probability of 99.9 %, readings a second
 * @param slowest round, readings a second
 * @param rounds how many
 * @param stateBytes memory of all states and open alarms
 */
public record SpeedResult(
        int residents,
        int devices,
        int openAlarms,
        long readingsPerSecond,
        long error,
        long slowest,
        long rounds,
        long stateBytes) {
    /** Readings a second rules and desk are to take on one core of a machine like the one that builds this. */
    public static final long PROMISED = 1_000_000;
    /** Bytes that five thousand residents may take. */
    public static final long MOST_BYTES = 100L << 20;

    /** Whether it is as fast and as small as promised. */
    public boolean holds() {
        return readingsPerSecond >= PROMISED && stateBytes <= MOST_BYTES;
    }
}
