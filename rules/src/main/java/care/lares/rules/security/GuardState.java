// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.security;

import care.lares.domain.ArmMode;
import care.lares.domain.DeviceId;
import care.lares.rules.Observed;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How the house is guarded, and what happened since.
 *
 * @param mode how
 * @param sinceNanos since when, on the monotonic clock
 * @param open the contacts that said last that they are open: a window that was left open opens no more
 * @param entered what was noticed first, while there is time to disarm; empty: nothing
 * @param enteredNanos when
 * @param intruder what was noticed first and is an alarm since; empty: nothing
 * @param toldNanos when people were told of it last
 */
public record GuardState(
        ArmMode mode,
        long sinceNanos,
        Set<DeviceId> open,
        Optional<Observed> entered,
        long enteredNanos,
        Optional<Observed> intruder,
        long toldNanos) {

    /** Nobody guards it, and nothing is known of its doors. */
    public static final GuardState DISARMED =
            new GuardState(ArmMode.DISARMED, 0, Set.of(), Optional.empty(), 0, Optional.empty(), 0);

    /** Copies the set. */
    public GuardState {
        open = Set.copyOf(open);
    }

    GuardState armed(ArmMode next, long nowNanos) {
        return new GuardState(next, nowNanos, open, Optional.empty(), 0, Optional.empty(), 0);
    }

    GuardState opened(DeviceId contact, boolean isOpen) {
        if (open.contains(contact) == isOpen) {
            return this;
        }
        Set<DeviceId> next = new HashSet<>(open);
        if (isOpen) {
            next.add(contact);
        } else {
            next.remove(contact);
        }
        return new GuardState(mode, sinceNanos, next, entered, enteredNanos, intruder, toldNanos);
    }

    GuardState entered(Observed by) {
        return new GuardState(mode, sinceNanos, open, Optional.of(by), by.nowNanos(), intruder, toldNanos);
    }

    GuardState told(Observed by, long nowNanos) {
        return new GuardState(mode, sinceNanos, open, Optional.empty(), 0, Optional.of(by), nowNanos);
    }
}
