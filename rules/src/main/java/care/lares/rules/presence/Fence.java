// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether somebody is near home. One fix alone says nothing: positions jump, most of all indoors.
 *
 * @param beyond how many fixes in a row were beyond the fence, at most {@link #FIXES}
 * @param outside whether they are outside
 * @param latest the newest fix that counted
 */
record Fence(int beyond, boolean outside, Optional<Fix> latest) {
    /** Nothing is known. */
    static final Fence UNKNOWN = new Fence(0, false, Optional.empty());

    /** So many fixes in a row beyond the fence are no jump. */
    static final int FIXES = 2;
    /** Who is back is well inside: otherwise whoever walks along the fence would come and go. Metres. */
    static final int HYSTERESIS = 50;
    /** A fix that may be further off says nothing. Metres. */
    static final double WORST_ACCURACY = 100;

    /**
     * A fix.
     *
     * @param device that told it
     * @param metres how far from home
     * @param at when
     * @param evidence sequence number of its reading, if the log has it
     */
    record Fix(DeviceId device, long metres, Moment at, OptionalLong evidence) {}

    /** One more fix. */
    Fence and(Fix fix, int radius) {
        if (fix.metres() > radius) {
            int count = Math.min(FIXES, beyond + 1);
            return new Fence(count, outside || count == FIXES, Optional.of(fix));
        }
        boolean still = outside && fix.metres() > radius - HYSTERESIS;
        return new Fence(0, still, Optional.of(fix));
    }
}
