// SPDX-License-Identifier: Apache-2.0
package care.lares.health;

import care.lares.journal.JournalStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How the gateway is at one moment.
 *
 * @param ready whether devices are heard, readings become durable and alarms go out
 * @param degraded what does not work as it should, each in a sentence fit for a technician; may hold some while ready
 * @param clock whether the time is to be believed
 * @param journal what the log says of itself
 * @param accepted readings accepted since the start
 * @param duplicate readings known already since the start
 * @param rejected readings refused since the start, by driver and reason
 * @param alarmsOpen alarms not ended
 * @param listeners ports by protocol, such as {@code mqtt} to 1883
 * @param uptime since the start
 * @param records how much room there is for records, in a line; empty before that was measured
 * @param beingSetUp whether those outside are told of alarms as tests
 */
public record HealthReport(
        boolean ready,
        List<String> degraded,
        ClockState clock,
        JournalStatus journal,
        long accepted,
        long duplicate,
        Map<Rejection, Long> rejected,
        int alarmsOpen,
        Map<String, Integer> listeners,
        Duration uptime,
        String records,
        boolean beingSetUp) {

    /** Copies the collections. */
    public HealthReport {
        degraded = List.copyOf(degraded);
        rejected = Map.copyOf(rejected);
        listeners = Map.copyOf(listeners);
    }

    /**
     * How the clock is.
     *
     * @param trusted whether the time is to be believed
     * @param reason why not, such as {@code not_set}; empty when it is
     */
    public record ClockState(boolean trusted, String reason) {
        /** Nothing is the matter. */
        public static final ClockState TRUSTED = new ClockState(true, "");
    }

    /**
     * A way of being refused.
     *
     * @param driver the device family, such as {@code native}
     * @param reason the kind of fault, such as {@code unknown_unit}
     */
    public record Rejection(String driver, String reason) implements Comparable<Rejection> {
        @Override
        public int compareTo(Rejection other) {
            int byDriver = driver.compareTo(other.driver);
            return byDriver != 0 ? byDriver : reason.compareTo(other.reason);
        }
    }
}
