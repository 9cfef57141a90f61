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

    /**
     * They are asked about another window.
     *
     * @param over whether that one is over: who is being asked already has no new time to answer for it
     */
    CheckInState asked(Instant begin, boolean over, long nowNanos) {
        return new CheckInState(Optional.of(begin), over && window.isPresent() ? askedNanos : nowNanos, nowNanos);
    }

    CheckInState reminded(long nowNanos) {
        return new CheckInState(window, askedNanos, nowNanos);
    }
}
