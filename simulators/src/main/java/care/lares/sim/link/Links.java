// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.link;

import care.lares.domain.Ticks;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Opens lines to one gateway and lends them the threads they connect on. */
public final class Links implements AutoCloseable {
    /** Paho sleeps 200 to 300 ms in every connect: so many at a time bring a ward of 120 devices back within a second. */
    private static final int CONNECTORS = 32;

    /** Hundreds of devices that ask more often would slow down the start they wait for. */
    private static final Duration DEVICE_RETRIES_AFTER = Duration.ofMillis(500);

    private final Address address;
    private final Ticks ticks;
    private final ScheduledExecutorService connectors = Executors.newScheduledThreadPool(CONNECTORS, work -> {
        Thread thread = new Thread(work, "connector");
        thread.setDaemon(true);
        return thread;
    });

    /** Lines to the gateway at this address. */
    public Links(Address address, Ticks ticks) {
        this.address = address;
        this.ticks = ticks;
    }

    /** Where the gateway listens. */
    public Address address() {
        return address;
    }

    /** A device's line, which connects at once, as MQTT client {@code clientId}. */
    public DeviceLink open(String clientId, Credential credential) {
        return open(clientId, credential, DEVICE_RETRIES_AFTER);
    }

    /** A line whose owner has not the patience of a device. */
    public DeviceLink open(String clientId, Credential credential, Duration retriesAfter) {
        return open(clientId, credential, retriesAfter, Optional.empty());
    }

    /** A line whose owner leaves a last will. */
    public DeviceLink open(String clientId, Credential credential, Will will) {
        return open(clientId, credential, DEVICE_RETRIES_AFTER, Optional.of(will));
    }

    private DeviceLink open(String clientId, Credential credential, Duration retriesAfter, Optional<Will> will) {
        Session.Opener opener = PahoSession.opener(address, clientId, credential, will, ticks);
        var link = new ReconnectingLink(opener, connectors, retriesAfter, ticks);
        link.connect();
        return link;
    }

    /** Connects no more; lines are closed by those who opened them. */
    @Override
    public void close() {
        connectors.shutdownNow();
    }
}
