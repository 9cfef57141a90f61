// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.fault;

import care.lares.sim.family.Packet;
import java.time.Duration;

/**
 * What is done about one message at one time.
 *
 * @param at when, since the start
 * @param manner what is done
 * @param packet with which message
 */
public record Delivery(Duration at, Manner manner, Packet packet) {
    /** What can be done with a message. */
    public enum Manner {
        /** Sent, until it is acknowledged. */
        SEND,
        /** Sent once more though it was acknowledged. */
        SEND_AGAIN,
        /** Sent twice in one MQTT session, the second time flagged as a repetition. */
        REDELIVER,
        /** Sent, though it means nothing: it may be refused. */
        GARBAGE,
        /** Not sent: its device loses the connection. */
        DISCONNECT
    }
}
