// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.domain.DeviceId;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Devices that came with a key of their own while keys could not be read: nobody can let them in, so people are told which
 * they were once the past is known. Any thread.
 */
final class Unheard {
    /** More devices than a gateway serves: names that somebody makes up take no more memory than that. */
    static final int MOST = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(Unheard.class);

    private final Set<DeviceId> devices = new LinkedHashSet<>();
    private @Nullable Instant since;

    /** One came; whether it is the first. */
    synchronized boolean came(DeviceId device, Instant at) {
        if (devices.size() >= MOST || !devices.add(device)) {
            return false;
        }
        LOG.warn("device cannot be let in, its key is on the card that does not answer device={}", device);
        if (since == null) {
            since = at;
        }
        return devices.size() == 1;
    }

    synchronized int count() {
        return devices.size();
    }

    /** When the first came. */
    synchronized Optional<Instant> since() {
        return Optional.ofNullable(since);
    }

    /** All of them, in the order they came. */
    synchronized List<DeviceId> all() {
        return List.copyOf(devices);
    }

    /** They have been told. */
    synchronized void clear() {
        devices.clear();
        since = null;
    }
}
