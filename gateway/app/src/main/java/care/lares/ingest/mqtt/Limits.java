// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.broker.RetainedMessages;
import care.lares.driver.RawMessage;
import java.time.Duration;

/** Everything a client may take at most, each with its reason. */
final class Limits {
    /** Connections at once: five devices for each of 400 residents; one costs about 15 kB. */
    static final int MAX_CONNECTIONS = 2_000;

    /**
     * Sockets at once, those included that have not said yet who they are, or wait to hear that they are nobody: each
     * has {@link #CONNECT_WITHIN} and a buffer. Beyond, the eldest of those makes way. Fewer where the process may have few
     * files open.
     */
    static final int MAX_SOCKETS = 2 * MAX_CONNECTIONS;
    /** Packet size in bytes: the largest payload any driver takes, and a topic. */
    static final int MAX_PACKET = RawMessage.MAX_PAYLOAD + 1_024;

    /**
     * Packet size in bytes for a bridge: it describes all of its devices in one message, up to some 10 kB each for a
     * network of 400. Only who may speak for a bridge has it, and only for what the bridge says of itself; everyone
     * else, and everyone before login, is cut off by {@link PacketGate}.
     */
    static final int MAX_BRIDGE_PACKET = 4 * 1024 * 1024;
    /**
     * Bytes read of one connection at a time: a dozen readings. When a card that stalled lets everybody's acknowledgements
     * go at once, everybody sends at once, and a call for help must not wait until all that was decoded.
     */
    static final int MAX_TURN_BYTES = 2_048;

    /** Client id in characters: what brokers commonly allow. */
    static final int MAX_CLIENT_ID = 256;

    /** Announced to MQTT 5 clients as Receive Maximum: enough for 100,000/s over a 10 ms linger. */
    static final int RECEIVE_MAXIMUM = 1_024;

    /**
     * Unacknowledged messages of one client before it is disconnected: MQTT 3.1.1 clients cannot be told a maximum, and
     * a socket cannot be paused, so this bounds what a stalled disk lets one client pile up.
     */
    static final int MAX_UNACKNOWLEDGED = 4_096;

    /**
     * Messages on their way to a subscriber that does not read: beyond, it is disconnected and may come back. More than
     * all retained messages, which are sent at once when it subscribes.
     */
    static final int MAX_OUTGOING = 2 * RetainedMessages.MAX_TOPICS + 1_000;

    /** Bytes on their way to a subscriber that does not read: more than all retained messages together. */
    static final long MAX_OUTGOING_BYTES = 2 * RetainedMessages.MAX_BYTES + MAX_BRIDGE_PACKET;

    /** Connections of one device, and sessions of which it is away: it, its half-open older ones, and a technician's try. The newest stays. */
    static final int MAX_PER_DEVICE = 4;

    /**
     * How long a session outlives its connection at most: what is older than a day is no news, and alarms still open are
     * retained. The longest an MQTT 5 client may ask for, and what each MQTT 3.1.1 client gets that wants its session kept.
     */
    static final Duration SESSION_STAYS = Duration.ofDays(1);

    /** How often is looked for sessions that are over: a client that comes back in between is told exactly. */
    static final Duration SESSIONS_LOOKED_AT = Duration.ofSeconds(10);

    /** How often is looked for last wills whose delay is over, which clients say in whole seconds. */
    static final Duration WILLS_LOOKED_AT = Duration.ofSeconds(1);

    /** How long a client whose message could not be stored stays connected before it is sent away to repeat it. */
    static final Duration BUSY = Duration.ofSeconds(10);

    /** Topics remembered per connection so that a device's topic is parsed once; devices use one or two. */
    static final int MAX_ROUTES = 32;

    /** Time from TCP connect to CONNECT: an open socket that says nothing holds memory. */
    static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);

    /**
     * Refused messages of one connection before its acknowledgements are delayed: a technician tries out every wrong
     * message there is, a misconfigured device sends more.
     */
    static final int REFUSALS_BEFORE_BRAKE = 60;

    /** How long each further refusal then waits for its acknowledgement: slows that sender down, and only that one. */
    static final Duration BRAKE = Duration.ofSeconds(1);

    private Limits() {}
}
