// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What the box and its listeners are told. People and devices do not stand here: they come by commands into the log.
 *
 * @param data the data directory
 * @param site the house, as responders find it
 * @param mqtt where devices speak MQTT
 * @param http where programs ask
 * @param linger how long an entry that is not urgent waits for company before it is forced to storage
 * @param profile what the storage is
 * @param adminToken the one token of a gateway for tests and integrators; never stands in the file
 */
public record Settings(
        Path data,
        Optional<Site> site,
        Optional<Listener> mqtt,
        Optional<Listener> http,
        Duration linger,
        Profile profile,
        Optional<String> adminToken) {

    /** Longest linger: an acknowledgement waits as long, and common MQTT clients repeat after 10 s to 20 s. */
    public static final Duration MAX_LINGER = Duration.ofSeconds(5);

    /** Refuses a linger that devices would not wait for. */
    public Settings {
        if (linger.isNegative() || linger.compareTo(MAX_LINGER) > 0) {
            throw new IllegalArgumentException("linger must be 0 s to " + MAX_LINGER.toSeconds() + " s");
        }
    }

    /** A gateway for tests and integrators: loopback only, every device name is enrolled on first sight. */
    public static Settings dev(Path data, int mqttPort, int httpPort, String adminToken) {
        return new Settings(
                data,
                Optional.empty(),
                Optional.of(new Listener("127.0.0.1", mqttPort)),
                Optional.of(new Listener("127.0.0.1", httpPort)),
                Profile.DEFAULT.linger(),
                Profile.DEFAULT,
                Optional.of(adminToken));
    }

    /** Whether this is a gateway for tests and integrators, which trusts every device name it has never seen. */
    public boolean dev() {
        return adminToken.isPresent();
    }
}
