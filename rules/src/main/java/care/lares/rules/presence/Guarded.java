// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import care.lares.domain.ArmMode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the guard of the house says of those who live in it: who guards it as one in which nobody is has left.
 *
 * @param mode how it is guarded; empty: nobody has said so yet
 * @param leftNanos since when nobody is said to be in it, on the monotonic clock; empty: nobody says so
 * @param backNanos when it was guarded so last and then was not any more
 */
record Guarded(Optional<ArmMode> mode, OptionalLong leftNanos, long backNanos) {
    /** Nobody has said anything. */
    static final Guarded UNKNOWN = new Guarded(Optional.empty(), OptionalLong.empty(), PresenceState.Hearing.ALWAYS);

    /**
     * It is guarded otherwise; as before: nothing begins anew. Whoever says first that somebody is there may have come home
     * just then: a snapshot does not tell how it was before.
     */
    Guarded armed(ArmMode next, long nanos) {
        if (mode.filter(next::equals).isPresent()) {
            return this;
        }
        if (next.watchesRooms()) {
            return new Guarded(
                    Optional.of(next), leftNanos.isPresent() ? leftNanos : OptionalLong.of(nanos), backNanos);
        }
        boolean wasEmpty = mode.map(ArmMode::watchesRooms).orElse(true);
        return new Guarded(Optional.of(next), OptionalLong.empty(), wasEmpty ? nanos : backNanos);
    }
}
