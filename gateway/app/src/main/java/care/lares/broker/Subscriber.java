// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

/** A client's connection, as the broker sees it. Never blocks, never throws. */
@FunctionalInterface
public interface Subscriber {
    /**
     * A message for this client.
     *
     * @param qos 0 or 1: what the subscription was granted
     * @param retained whether it is sent because of a new subscription
     */
    void deliver(TopicName topic, byte[] payload, int qos, boolean retained);
}
