// SPDX-License-Identifier: Apache-2.0
package care.lares.notify;

import care.lares.domain.Alarm;
import care.lares.domain.WayOut;

/** Who keeps in mind to whom alarms were handed. Called on the pipeline's thread, also from within a {@link Notifier}. */
@FunctionalInterface
public interface Handovers {
    /** Nobody does. */
    Handovers NONE = (alarm, way) -> {};

    /** The alarm, as it stands, was handed to this way out just now. */
    void handed(Alarm alarm, WayOut way);
}
