// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import java.util.List;
import java.util.Map;

/** What the gateway publishes, what clients publish for each other, and who hears it. Single-threaded: its owner calls it on one event loop. */
public final class Broker {
    /** The QoS the gateway publishes with: every subscriber may ask for confirmation. */
    private static final int QOS = 1;

    private final TopicTree<Subscriber> subscriptions = new TopicTree<>();
    private final RetainedMessages retained = new RetainedMessages();
    /** Apart from the gateway's own, so that whatever clients keep here, no alarm gives way to it. */
    private final RetainedMessages relayed = new RetainedMessages();

    /**
     * Delivers to every subscriber once; a retained message replaces the one before, an empty one takes it away.
     *
     * @return how many subscribers it was delivered to
     */
    public int publish(TopicName topic, byte[] payload, boolean retain) {
        if (retain) {
            retained.put(new Retained(topic, payload, QOS));
        }
        return deliver(topic, payload);
    }

    /**
     * Passes on what a client published for other clients. Kept in memory only: whoever wants a message kept repeats it
     * when it connects again, as zigbee2mqtt does.
     */
    public void relay(TopicName topic, byte[] payload, boolean retain) {
        if (retain) {
            relayed.put(new Retained(topic, payload, QOS));
        }
        deliver(topic, payload);
    }

    private int deliver(TopicName topic, byte[] payload) {
        Map<Subscriber, Integer> listening = subscriptions.match(topic);
        listening.forEach((subscriber, qos) -> subscriber.deliver(topic, payload, qos, false));
        return listening.size();
    }

    /** Subscribes, or changes the QoS of a subscription. */
    public TopicTree.Outcome subscribe(TopicFilter filter, Subscriber subscriber, int qos) {
        return subscriptions.subscribe(filter, subscriber, Math.min(QOS, qos));
    }

    /** Sends what is retained under the filter. */
    public void sendRetained(TopicFilter filter, Subscriber subscriber, int qos) {
        send(retained.matching(filter), subscriber, qos);
        send(relayed.matching(filter), subscriber, qos);
    }

    private static void send(List<Retained> messages, Subscriber subscriber, int qos) {
        for (Retained message : messages) {
            subscriber.deliver(message.topic(), message.payload(), Math.min(QOS, qos), true);
        }
    }

    /** Unsubscribes; whether there was such a subscription. */
    public boolean unsubscribe(TopicFilter filter, Subscriber subscriber) {
        return subscriptions.unsubscribe(filter, subscriber);
    }

    /** Forgets what is retained on topics one of whose levels is this. */
    public void forgetRetained(String level) {
        retained.forget(level);
        relayed.forget(level);
    }

    /** Forgets a client that has gone. */
    public void forget(Subscriber subscriber) {
        subscriptions.unsubscribeAll(subscriber);
    }
}
