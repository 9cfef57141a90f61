// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.ward;

import java.time.Duration;
import java.util.List;

/** The state of one device: a value from which follows what it tells when it wakes, and its next state. */
sealed interface Behaviour permits Wearable, BedSensor, MotionSensor, Detector, Pendant {
    /** What this device does at this time of its resident's night. */
    Step wake(Duration at, Doing doing, Body body);

    /**
     * What comes of waking.
     *
     * @param next its state from now on
     * @param told nothing, or what goes into one message
     * @param sleep until it wakes again
     */
    record Step(Behaviour next, List<Sample> told, Duration sleep) {
        /** Copies the list. */
        public Step {
            told = List.copyOf(told);
        }
    }
}
