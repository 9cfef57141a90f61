// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.ward;

/** What a resident does. */
public enum Doing {
    /** In bed, still. */
    ASLEEP,
    /** In bed, turning over. */
    TURNING,
    /** In bed, eyes open. */
    AWAKE,
    /** On their feet: at night a walk to the toilet and back. */
    UP,
    /** In a chair. */
    SITTING,
    /** Fallen, and not yet helped up. */
    ON_THE_FLOOR,
    /** Out of the house. */
    AWAY;

    /** Whether the bed carries someone. */
    boolean inBed() {
        return this == ASLEEP || this == TURNING || this == AWAKE;
    }

    /** Whether a motion sensor sees it. */
    boolean moves() {
        return this == UP || this == TURNING;
    }
}
