// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.domain.Moment;
import care.lares.rules.Finding;
import care.lares.rules.GatewayFindings;
import java.time.Duration;
import java.util.Optional;

/**
 * Notices that nobody was watched over though the gateway was not off: a process that was stopped, or got no processor,
 * knows of it only afterwards. A machine that slept is none: {@link ClockWatch} tells of that. For one thread.
 */
final class Standstill {
    private Moment watching;

    /** The gateway watches from now on. */
    Standstill(Moment now) {
        this.watching = now;
    }

    /** It watches still: at the end of each round of {@link Upkeep}. */
    void watching(Moment now) {
        watching = now;
    }

    /** What people must know when it watches again: at the beginning of each round. */
    Optional<Finding> ended(Moment now) {
        Duration stood = Duration.ofNanos(now.nanos() - watching.nanos());
        return stood.compareTo(Assembly.UNNOTICED_GAP) > 0
                ? Optional.of(GatewayFindings.wasOff(now.wall().minus(stood), now.wall()))
                : Optional.empty();
    }
}
