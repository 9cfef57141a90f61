// SPDX-License-Identifier: Apache-2.0
package care.lares.notify;

import care.lares.domain.Alarm;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.domain.ResidentId;
import care.lares.domain.WayOut;
import java.util.Set;

/**
 * One way out for alarms. Called on the pipeline's thread the moment an alarm takes a step, before the log has forced
 * it: implementations hand over or write to sockets without blocking, and never throw. None calls back while it is
 * called.
 */
@FunctionalInterface
public interface Notifier {
    /** The alarm took a step: the last line of its history. */
    void changed(Alarm alarm);

    /**
     * A resident is asked whether they are well, asked again, or not asked any more.
     *
     * @param devices serve them
     * @param open whether an answer is waited for
     */
    default void asked(ResidentId resident, Set<DeviceId> devices, boolean open) {}

    /** The gateway has started and remembers this alarm, which is over; open ones come by {@link #changed}. */
    default void remembered(Alarm ended) {}

    /**
     * Somebody was erased: what waits to be told of them is not told.
     *
     * @param devices served them
     */
    default void forget(ResidentId resident, Set<DeviceId> devices) {}

    /** Time has passed: what was put off may be due. */
    default void tick(Moment now) {}

    /** Whether nothing that was put off is due up to that moment. */
    default boolean quietUntil(Moment then) {
        return true;
    }

    /** Whether nothing is under way whose answer is waited for. */
    default boolean settled() {
        return true;
    }

    /** The ways out that confirm what they have delivered. */
    default Set<WayOut> confirming() {
        return Set.of();
    }
}
