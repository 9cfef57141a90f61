// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.ward;

import java.time.Duration;
import java.util.List;

/** The state of one device: a value from which follows what it tells when it wakes, and its next state. */
sealed interface Behaviour permits Wearable, BedSensor, MotionSensor, Detector, CallButton, DoorSensor {
    /** What this device does in this scene. */
    Step wake(Scene scene);

    /**
     * What comes of waking.
     *
     * @param next its state from now on
     * @param told nothing, or what goes into one message
     * @param sleep until it wakes again
     * @param prompt whether it must wake then even where devices are told to report rarely
     */
    record Step(Behaviour next, List<Sample> told, Duration sleep, boolean prompt) {
        /** Copies the list. */
        public Step {
            told = List.copyOf(told);
        }

        Step(Behaviour next, List<Sample> told, Duration sleep) {
            this(next, told, sleep, false);
        }
    }
}
