// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt.zigbee2mqtt;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether the bridge is there. It says so once, when it connects; after that whatever it publishes is its sign of life,
 * worth a reading now and then so that supervision misses it only when it has gone.
 */
final class BridgeLife {
    /** How often a bridge that goes on publishing is logged: well within the hours after which silence is an alarm. */
    static final Duration CONFIRMED = Duration.ofHours(1);

    private Optional<Instant> toldAt = Optional.empty();

    /** The bridge said that it is there, or that it leaves. */
    void said(boolean there, Instant at) {
        toldAt = there ? Optional.of(at) : Optional.empty();
    }

    /** Something came from the bridge: whether its being there is to be logged now, on either way the clock was set. */
    boolean isDue(Instant at) {
        boolean due = toldAt.filter(told -> Duration.between(told, at).abs().compareTo(CONFIRMED) >= 0)
                .isPresent();
        if (due) {
            toldAt = Optional.of(at);
        }
        return due;
    }
}
