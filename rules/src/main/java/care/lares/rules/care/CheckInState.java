// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.care;

import java.time.Instant;
import java.util.Optional;

/**
 * What has been asked of somebody, as far as this process knows: after a restart they are asked again.
 *
 * @param window the beginning of the window in which they are asked; empty: they are not
 * @param askedNanos since when they are asked, on the monotonic clock
 * @param remindedNanos when they were asked last, on the monotonic clock
 */
public record CheckInState(Optional<Instant> window, long askedNanos, long remindedNanos) {
    /** Nobody has asked anything. */
    public static final CheckInState NOT_ASKED = new CheckInState(Optional.empty(), 0, 0);

    boolean isAsked(Instant begin) {
        return window.filter(begin::equals).isPresent();
    }

    CheckInState asked(Instant begin, long nowNanos) {
        return new CheckInState(Optional.of(begin), nowNanos, nowNanos);
    }

    CheckInState reminded(long nowNanos) {
        return new CheckInState(window, askedNanos, nowNanos);
    }
}
