// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import care.lares.domain.Speech;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the box and its listeners are told. People and devices do not stand here: they come by commands into the log.
 *
 * @param data the data directory
 * @param site the house, as responders find it
 * @param mqtt where devices speak MQTT
 * @param coap where devices speak CoAP, not encrypted
 * @param coaps where devices speak CoAP over DTLS
 * @param http where programs ask
 * @param linger how long an entry that is not urgent waits for company before it is forced to storage
 * @param profile what the storage is
 * @param room how much room the log may take, and how long it keeps what
 * @param webhooks machines that are told of every alarm
 * @param anchoring where and how often the log's checkpoints are shown outside
 * @param centre the monitoring centre that is told of alarms, and of what an hour came to
 * @param development what a gateway for tests and integrators has besides; never stands in the file
 */
public record Settings(
        Path data,
        Optional<Site> site,
        Optional<Listener> mqtt,
        Optional<Listener> coap,
        Optional<Listener> coaps,
        Optional<Listener> http,
        Duration linger,
        Profile profile,
        JournalRoom room,
        List<Webhook> webhooks,
        Anchoring anchoring,
        Optional<MonitoringCentre> centre,
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

    /** Copies the webhooks; refuses a linger that devices would not wait for. */
    public Settings {
        webhooks = List.copyOf(webhooks);
        if (linger.isNegative() || linger.compareTo(MAX_LINGER) > 0) {
            throw new IllegalArgumentException("linger must be 0 s to " + MAX_LINGER.toSeconds() + " s");
        }
    }

    /** A gateway for tests and integrators: loopback only, every device name is enrolled on first sight. */
    public static Settings dev(Path data, DevPorts ports, Development development) {
        return new Settings(
                data,
                Optional.empty(),
                loopback(ports.mqtt()),
                loopback(ports.coap()),
                loopback(ports.coaps()),
                loopback(ports.http()),
                development.profile().linger(),
                development.profile(),
                JournalRoom.WHOLE_DISK,
                List.of(),
                Anchoring.NOWHERE,
                Optional.empty(),
                Optional.of(development));
    }

    /** The same, telling these machines of every alarm. */
    public Settings with(List<Webhook> others) {
        return new Settings(
                data, site, mqtt, coap, coaps, http, linger, profile, room, others, anchoring, centre, development);
    }

    /** The same, showing checkpoints there. */
    public Settings with(Anchoring elsewhere) {
        return new Settings(
                data, site, mqtt, coap, coaps, http, linger, profile, room, webhooks, elsewhere, centre, development);
    }

    /** The same, with this monitoring centre. */
    public Settings with(MonitoringCentre other) {
        return new Settings(
                data,
                site,
                mqtt,
                coap,
                coaps,
                http,
                linger,
                profile,
                room,
                webhooks,
                anchoring,
                Optional.of(other),
                development);
    }

    /** The same, in this house. */
    public Settings with(Site house) {
        return new Settings(
                data,
                Optional.of(house),
                mqtt,
                coap,
                coaps,
                http,
                linger,
                profile,
                room,
                webhooks,
                anchoring,
                centre,
                development);
    }

    /** The same without those outside who are told only what is durable: there is nothing durable. */
    public Settings withoutOutside() {
        return new Settings(
                data,
                site,
                mqtt,
                coap,
                coaps,
                http,
                linger,
                profile,
                room,
                webhooks,
                Anchoring.NOWHERE,
                Optional.empty(),
                development);
    }

    /** The same, listening where it listens, at these ports. */
    public Settings at(int mqttPort, int coapPort, int coapsPort, int httpPort) {
        return new Settings(
                data,
                site,
                mqtt.map(listener -> listener.at(mqttPort)),
                coap.map(listener -> listener.at(coapPort)),
                coaps.map(listener -> listener.at(coapsPort)),
                http.map(listener -> listener.at(httpPort)),
                linger,
                profile,
                room,
                webhooks,
                anchoring,
                centre,
                development);
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

    private static Optional<Listener> loopback(int port) {
        return Optional.of(new Listener("127.0.0.1", port));
    }
}
