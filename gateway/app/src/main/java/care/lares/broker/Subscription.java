// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a client wants to be told what it subscribes to (MQTT 5 section 3.8.3.1).
 *
 * @param qos highest QoS it is told with: 0, 1 or 2
 * @param noLocal whether it is not told what it published itself
 * @param asPublished whether it is told that a message was published to be kept, rather than that it was kept
 * @param identifiers by which the client knows this subscription, with each message (section 3.8.2.1.2): none or one, or
 *     those of all that a message is told for
 */
public record Subscription(int qos, boolean noLocal, boolean asPublished, List<Integer> identifiers) {
    /** Copies the list. */
    public Subscription {
        identifiers = List.copyOf(identifiers);
    }

    /** What a client of MQTT 3.1.1 can ask for. */
    public static Subscription of(int qos) {
        return new Subscription(qos, false, false, List.of());
    }

    /** The same with a QoS that is offered. */
    Subscription atMost(int offered) {
        return qos <= offered ? this : new Subscription(offered, noLocal, asPublished, identifiers);
    }

    /**
     * Two whose filters overlap: one copy of a message answers both (section 3.3.4-2). An identifier is told once: clients
     * of libmosquitto break the connection over one that comes twice, and would miss an alarm.
     */
    Subscription and(Subscription other) {
        return new Subscription(
                Math.max(qos, other.qos),
                noLocal && other.noLocal,
                asPublished || other.asPublished,
                Stream.concat(identifiers.stream(), other.identifiers.stream())
                        .distinct()
                        .toList());
    }
}
