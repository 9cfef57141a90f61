// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.link;

import java.util.function.Consumer;

/**
 * A client's line to the gateway. It connects again by itself, and sends what was not acknowledged again, unchanged:
 * with the same id, as a real device does across the gateway's power cut.
 */
public interface DeviceLink extends AutoCloseable {
    /**
     * Sends at QoS 1, at once or as soon as there is a connection, until it is answered.
     *
     * @param answered told once, on a thread of the line: it must not block
     */
    default void publish(String topic, String payload, Consumer<Acknowledgement> answered) {
        publish(topic, payload, false, answered);
    }

    /** Sends likewise, {@code retained} for those who subscribe later. */
    void publish(String topic, String payload, boolean retained, Consumer<Acknowledgement> answered);

    /**
     * Subscribes at QoS 1, now and after every reconnection.
     *
     * @param listener told each message, on a thread of the line: it must not block
     */
    default void subscribe(String filter, Consumer<Arrival> listener) {
        subscribe(filter, listener, () -> {});
    }

    /**
     * Subscribes likewise, for who keeps a picture of what is retained.
     *
     * @param anew told before each subscription: what was retained before may be gone, what still is comes again
     */
    void subscribe(String filter, Consumer<Arrival> listener, Runnable anew);

    /** Whether the gateway has accepted the connection. */
    boolean connected();

    /** Breaks the connection without a word, as a lost radio does; the line comes back by itself. */
    void interrupt();

    /** How many messages wait for their answer. */
    int unanswered();

    /** Disconnects; what was not answered is given up. */
    @Override
    void close();
}
