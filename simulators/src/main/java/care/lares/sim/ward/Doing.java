// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.ward;

/** What a resident does at night. */
public enum Doing {
    /** In bed, still. */
    ASLEEP,
    /** In bed, turning over. */
    TURNING,
    /** In bed, eyes open. */
    AWAKE,
    /** Out of bed: a walk to the toilet and back. */
    UP;

    /** Whether the bed carries someone. */
    boolean inBed() {
        return this != UP;
    }

    /** Whether a motion sensor sees it. */
    boolean moves() {
        return this == UP || this == TURNING;
    }
}
