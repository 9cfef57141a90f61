// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.domain.Moment;
import care.lares.rules.Finding;
import care.lares.rules.GatewayFindings;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells people when the way out of the house has been gone for a while. What was never seen to be there cannot be lost:
 * a house may have none. Being offline is normal, hence the wait.
 */
final class UplinkAlarm {
    private final Consumer<Finding> found;
    private final Supplier<Duration> patience;
    private boolean routeSeen;
    private boolean settled;
    private boolean raised;
    private Optional<Moment> downSince = Optional.empty();

    /**
     * An alarm that is not raised, or is open from before the start.
     *
     * @param found told what was found
     * @param patience how long it may be gone
     */
    UplinkAlarm(Consumer<Finding> found, Supplier<Duration> patience) {
        this.found = found;
        this.patience = patience;
    }

    /**
     * How it is now.
     *
     * @param route whether a cable or a radio leads out
     * @param open whether anything may leave
     */
    void look(boolean route, boolean open, Moment now) {
        routeSeen |= route;
        if (open && (route || !routeSeen)) {
            up(now);
            return;
        }
        Moment since = downSince.orElse(now);
        downSince = Optional.of(since);
        if (!raised && isDue(now)) {
            raised = true;
            settled = false;
            found.accept(GatewayFindings.uplinkLost(now.wall(), since.wall()));
        }
    }

    private void up(Moment now) {
        downSince = Optional.empty();
        raised = false;
        // The first time as well: an alarm may be open from before the start. Without a route nobody knows.
        if (!settled) {
            settled = true;
            found.accept(GatewayFindings.uplinkBack(now.wall()));
        }
    }

    private boolean isDue(Moment now) {
        return downSince
                .filter(since -> since.plus(patience.get()).isReached(now.nanos()))
                .isPresent();
    }

    /** Whether nothing is due up to that moment. */
    boolean quietUntil(Moment then) {
        return raised || !isDue(then);
    }
}
