// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

/** What the gateway publishes, and who hears it. Single-threaded: its owner calls it on one event loop. */
public final class Broker {
    /** The QoS the gateway publishes with: every subscriber may ask for confirmation. */
    private static final int QOS = 1;

    private final TopicTree<Subscriber> subscriptions = new TopicTree<>();
    private final RetainedMessages retained = new RetainedMessages();

    /** Delivers to every subscriber once; a retained message replaces the one before, an empty one takes it away. */
    public void publish(TopicName topic, byte[] payload, boolean retain) {
        if (retain) {
            retained.put(new Retained(topic, payload, QOS));
        }
        subscriptions.match(topic).forEach((subscriber, qos) -> subscriber.deliver(topic, payload, qos, false));
    }

    /** Subscribes, or changes the QoS of a subscription. */
    public TopicTree.Outcome subscribe(TopicFilter filter, Subscriber subscriber, int qos) {
        return subscriptions.subscribe(filter, subscriber, Math.min(QOS, qos));
    }

    /** Sends what is retained under the filter. */
    public void sendRetained(TopicFilter filter, Subscriber subscriber, int qos) {
        for (Retained message : retained.matching(filter)) {
            subscriber.deliver(message.topic(), message.payload(), Math.min(QOS, qos), true);
        }
    }

    /** Unsubscribes; whether there was such a subscription. */
    public boolean unsubscribe(TopicFilter filter, Subscriber subscriber) {
        return subscriptions.unsubscribe(filter, subscriber);
    }

    /** Forgets a client that has gone. */
    public void forget(Subscriber subscriber) {
        subscriptions.unsubscribeAll(subscriber);
    }
}
