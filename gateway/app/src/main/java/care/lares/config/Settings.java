// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import care.lares.domain.Speech;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What the box and its listeners are told. People and devices do not stand here: they come by commands into the log.
 *
 * @param data the data directory
 * @param site the house, as responders find it
 * @param listeners where it is spoken to
 * @param linger how long an entry that is not urgent waits for company before it is forced to storage
 * @param profile what the storage is
 * @param room how much room the log may take, and how long it keeps what
 * @param outside whom it tells outside the house
 * @param development what a gateway for tests and integrators has besides; never stands in the file
 */
public record Settings(
        Path data,
        Optional<Site> site,
        Listeners listeners,
        Duration linger,
        Profile profile,
        JournalRoom room,
        Outside outside,
        Optional<Development> development) {

    /**
     * What only a gateway for tests and integrators has.
     *
     * @param adminToken the one token
     * @param psk the key that every DTLS identity may use, as text
     * @param manualClock whether its clocks stand still unless they are moved on
     * @param indexed whether what was logged can be searched; without, benches measure what that costs
     * @param profile what the storage is
     */
    public record Development(String adminToken, String psk, boolean manualClock, boolean indexed, Profile profile) {
        /** With the machine's clocks, and an index. */
        public Development(String adminToken, String psk) {
            this(adminToken, psk, false, true);
        }

        /** On a disk or SSD. */
        public Development(String adminToken, String psk, boolean manualClock, boolean indexed) {
            this(adminToken, psk, manualClock, indexed, Profile.DEFAULT);
        }
    }

    /**
     * The ports of a gateway for tests and integrators; 0 takes any free one.
     *
     * @param mqtt of MQTT
     * @param coap of CoAP, not encrypted
     * @param coaps of CoAP over DTLS
     * @param http of the API
     */
    public record DevPorts(int mqtt, int coap, int coaps, int http) {
        /** Any free ones. */
        public static final DevPorts ANY = new DevPorts(0, 0, 0, 0);
    }

    /** Longest linger: an acknowledgement waits as long, and common MQTT clients repeat after 10 s to 20 s. */
    public static final Duration MAX_LINGER = Duration.ofSeconds(5);

    /** Refuses a linger that devices would not wait for. */
    public Settings {
        if (linger.isNegative() || linger.compareTo(MAX_LINGER) > 0) {
            throw new IllegalArgumentException("linger must be 0 s to " + MAX_LINGER.toSeconds() + " s");
        }
    }

    /** A gateway for tests and integrators: loopback only, every device name is enrolled on first sight. */
    public static Settings dev(Path data, DevPorts ports, Development development) {
        return new Settings(
                data,
                Optional.empty(),
                Listeners.loopback(ports.mqtt(), ports.coap(), ports.coaps(), ports.http()),
                development.profile().linger(),
                development.profile(),
                JournalRoom.WHOLE_DISK,
                Outside.NOBODY,
                Optional.of(development));
    }

    /** The same, telling others outside. */
    public Settings with(Outside others) {
        return new Settings(data, site, listeners, linger, profile, room, others, development);
    }

    /** The same, in this house. */
    public Settings with(Site house) {
        return new Settings(data, Optional.of(house), listeners, linger, profile, room, outside, development);
    }

    /** The same without those outside who are told only what is durable: there is nothing durable. */
    public Settings withoutOutside() {
        return with(outside.toldFromMemory());
    }

    /** The same, listening where it listens, at these ports. */
    public Settings at(int mqttPort, int coapPort, int coapsPort, int httpPort) {
        Listeners moved = listeners.at(mqttPort, coapPort, coapsPort, httpPort);
        return new Settings(data, site, moved, linger, profile, room, outside, development);
    }

    /** Whether the page names residents. */
    public boolean namesOnBoard() {
        return site.map(Site::namesOnBoard).orElse(true);
    }

    /** How the house speaks to the people in it. */
    public Speech speech() {
        return site.map(Site::speech).orElse(Speech.DEFAULT);
    }

    /** Whether this is a gateway for tests and integrators, which trusts every device name it has never seen. */
    public boolean dev() {
        return development.isPresent();
    }

    /** The one token of a gateway for tests and integrators. */
    public Optional<String> adminToken() {
        return development.map(Development::adminToken);
    }

    /** Whether its clocks stand still unless they are moved on. */
    public boolean manualClock() {
        return development.filter(Development::manualClock).isPresent();
    }

    /** Whether what was logged can be searched: always, but in benches. */
    public boolean indexed() {
        return development.map(Development::indexed).orElse(true);
    }
}
