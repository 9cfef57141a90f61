// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import care.lares.driver.RawMessage;
import java.time.Duration;

/** Everything a client may take at most, each with its reason. */
final class CoapLimits {
    /** Repetitions are known for this long (INTERFACE section 2): a sender gives up after four in 45 s. */
    static final Duration REPETITION = Duration.ofSeconds(45);

    /** Requests remembered of one peer: it repeats its newest, and about 2 kB each count with many peers. */
    static final int REMEMBERED_OF_PEER = 16;

    /** Requests remembered of all peers, 16 MB: whoever sends from ever new ports pushes out its own kind first. */
    static final int REMEMBERED = 8_192;

    /** Peers that are sent to at once, by way of separate answers and notifications: as many as MQTT connections. */
    static final int ACTIVE_PEERS = 2_000;

    /** A peer that is not sent to for this long gives its place to another. */
    static final Duration INACTIVE_PEER = Duration.ofMinutes(2);

    /** Payload in bytes, also when it comes in blocks. */
    static final int MAX_BODY = RawMessage.MAX_PAYLOAD;

    /** Transfers in blocks at once: each takes the memory of the largest, so 4 MB in all. */
    static final int BLOCK_TRANSFERS = 64;

    /** Of these at most so many from one address: some devices behind one router, and never all places. */
    static final int BLOCK_TRANSFERS_OF_ADDRESS = 8;

    /** A transfer whose next block does not come within this time gives its place to another. */
    static final Duration BLOCK_WITHIN = Duration.ofSeconds(30);

    /** Payload of one message in bytes: with DTLS it fits an Ethernet frame. */
    static final int MAX_MESSAGE = 1_024;

    /** Devices that watch their feedback at once: one for each device, and a half-forgotten older one. */
    static final int OBSERVERS = 2_000;

    /** Of these at most so many of one device; it is answered without being watched for beyond (RFC 7641, section 4.1). */
    static final int OBSERVERS_OF_DEVICE = 64;

    /** DTLS connections: as many as MQTT connections; one costs about 6 kB. */
    static final int DTLS_CONNECTIONS = 2_000;

    /**
     * Handshakes that have not come to an end: as many as devices that all come back after a power cut; one costs about
     * 6 kB. Who begins more than others gives way first.
     */
    static final int HANDSHAKES = 512;

    /** A handshake that takes longer is none: a client repeats what got lost after 1, 2, 4, 8 and 16 s. */
    static final Duration HANDSHAKE_WITHIN = Duration.ofSeconds(45);

    /** A silent DTLS connection gives its place to a new one when all are taken; its device shakes hands anew. */
    static final Duration STALE_CONNECTION = Duration.ofMinutes(10);

    /** Octets of a DTLS connection id: a device keeps its connection when its address changes. */
    static final int CONNECTION_ID = 6;

    /** Bytes of a socket's buffer: a burst of 1,000 messages; Linux grants 208 kB unless told otherwise. */
    static final int SOCKET_BUFFER = 256 * 1_024;

    /** Messages on their way to a socket. */
    static final int OUTGOING = 4_096;

    /** Requests between Californium and the event loop: half a second's worth at full rate. */
    static final int HANDED_OVER = 4_096;

    /** Further places that only calls for help may take. */
    static final int RESERVED_FOR_CALLS = 1_024;

    /** Requests whose answer waits for storage; about 2 kB each. */
    static final int UNANSWERED = 6_144;

    /** A sender repeats after 2 s: it is told before that its request is in good hands. */
    static final Duration ACCEPT_AFTER = Duration.ofMillis(500);

    /** A storage that says it cannot write may yet recover within this time; then the sender is told to come back. */
    static final Duration GIVE_UP_WHEN_FAILING = Duration.ofSeconds(2);

    /** A storage that says nothing and takes longer has failed all the same. */
    static final Duration GIVE_UP_AFTER = Duration.ofSeconds(20);

    /** How often waiting requests are looked at. */
    static final Duration LOOK_EVERY = Duration.ofMillis(100);

    /** When a sender that was turned away should come back. */
    static final Duration COME_BACK = Duration.ofSeconds(5);

    /** Characters of a diagnostic payload: it fits a 6LoWPAN frame or two. */
    static final int MAX_DIAGNOSTIC = 200;

    /** Threads for messages: coding and DTLS, never waiting. */
    static final int STAGE_THREADS = 2;

    /** Devices whose last word is remembered: more than a gateway serves. */
    static final int WORDS = 4_096;

    private CoapLimits() {}
}
