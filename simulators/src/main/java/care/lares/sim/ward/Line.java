// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.ward;

import java.time.Duration;
import java.util.List;

/**
 * One line of a device's script: something it tells or suffers at a time of its own.
 *
 * @param at when, since the start
 * @param told what it tells; nothing when only its condition changes
 * @param condition what it is like from then on
 */
record Line(Duration at, List<Sample> told, Condition condition) {
    /** What a device is like. */
    enum Condition {
        /** As before. */
        UNCHANGED,
        /** Its battery is new. */
        CHARGED,
        /** It says nothing. */
        DEAD,
        /** It speaks again. */
        ALIVE
    }

    /** Copies the list. */
    Line {
        told = List.copyOf(told);
    }
}
