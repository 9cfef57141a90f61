// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.ward;

import java.util.Locale;

/** What a device is for. */
public enum Role {
    /** A call button on a cord. */
    PENDANT,
    /** On the wrist: vital signs, steps, falls. */
    WEARABLE,
    /** A mat under the mattress. */
    BED,
    /** On the wall of the room. */
    MOTION,
    /** Under the ceiling. */
    SMOKE,
    /** Beside the boiler: carbon monoxide. */
    CO,
    /** At the door of the room. */
    DOOR,
    /** Beside the toilet: asks for a hand. */
    BUTTON;

    /** What device ids of this role begin with. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
