// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.link;

import java.util.function.Consumer;

/** One connection, from its acceptance to its loss. Never comes back: a line opens another one. */
interface Session {
    /** Sends one message at QoS 1 and tells whether the gateway took it, unless the connection is lost before. */
    void publish(String topic, String payload, boolean retained, Consumer<Boolean> answered) throws LinkException;

    /** Subscribes at QoS 1. */
    void subscribe(String filter) throws LinkException;

    /** Ends it without a word to {@link Events}. */
    void close();

    /** What a session tells its line. */
    interface Events {
        /** A message came in. */
        void arrived(Arrival arrival);

        /** The connection is gone. Told at most once. */
        void lost();
    }

    /** Opens sessions for one client. */
    @FunctionalInterface
    interface Opener {
        /** Connects and waits until the gateway has accepted. */
        Session open(Events events) throws LinkException;
    }
}
