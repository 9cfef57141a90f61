// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import care.lares.domain.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the gateway publishes, what clients publish for each other, and who hears it. Single-threaded: its owner calls it on one event loop. */
public final class Broker {
    /** Who hears nothing: the gateway is no client of its own. */
    private static final Subscriber GATEWAY = message -> false;

    private final TopicTree<Subscriber> subscriptions = new TopicTree<>();
    private final RetainedMessages retained = new RetainedMessages();
    /** Apart from the gateway's own, so that whatever clients keep here, no alarm gives way to it. */
    private final RetainedMessages relayed = new RetainedMessages();

    private final List<Sessions<?, ?>> sessions = new ArrayList<>();
    private final Ticks ticks;
    private final Backlog backlog;

    /** A broker without clients. */
    public Broker(Ticks ticks) {
        this(ticks, new Backlog(Backlog.MAX_BYTES));
    }

    Broker(Ticks ticks, Backlog backlog) {
        this.ticks = ticks;
        this.backlog = backlog;
    }

    /** Sessions of clients of one kind; what waits for them is bounded together. */
    public <K, P> Sessions<K, P> sessions() {
        Sessions<K, P> begun = new Sessions<>(backlog, ticks, this::forget);
        sessions.add(begun);
        return begun;
    }

    /** What waits for clients that are away. */
    public Backlog backlog() {
        return backlog;
    }

    /**
     * Delivers to every subscriber once; a retained message replaces the one before, an empty one takes it away.
     *
     * @return how many subscribers are told now: for those who are away it waits
     */
    public int publish(TopicName topic, byte[] payload, boolean retain) {
        Message message = Message.of(topic, payload, PublishProperties.NONE, Message.NEVER);
        if (retain) {
            retained.put(message);
        }
        return deliver(message, retain, GATEWAY);
    }

    /**
     * Passes on what a client published for other clients. Kept in memory only: whoever wants a message kept repeats it
     * when it connects again, as zigbee2mqtt does.
     */
    public void relay(Relayed said) {
        long expiresAt =
                said.expiry().map(expiry -> ticks.nanos() + expiry.toNanos()).orElse(Message.NEVER);
        Message message = Message.of(said.topic(), said.payload(), said.properties(), expiresAt);
        if (said.retain()) {
            relayed.put(message);
        }
        deliver(message, said.retain(), said.from());
    }

    private int deliver(Message message, boolean retain, Subscriber from) {
        int told = 0;
        for (Map.Entry<Subscriber, Subscription> each :
                subscriptions.match(message.topic(), from).entrySet()) {
            Subscription wanted = each.getValue();
            told += each.getKey().deliver(message.as(wanted, retain && wanted.asPublished())) ? 1 : 0;
        }
        return told;
    }

    /** Subscribes, or changes how a client is told what it has subscribed to. */
    public TopicTree.Outcome subscribe(TopicFilter filter, Subscriber subscriber, Subscription wanted) {
        return subscriptions.subscribe(filter, subscriber, wanted.atMost(Message.CONFIRMED));
    }

    /** Sends what is retained under the filter. */
    public void sendRetained(TopicFilter filter, Subscriber subscriber, Subscription wanted) {
        Subscription granted = wanted.atMost(Message.CONFIRMED);
        send(retained.matching(filter), subscriber, granted);
        send(relayed.matching(filter), subscriber, granted);
    }

    private void send(List<Message> messages, Subscriber subscriber, Subscription granted) {
        for (Message kept : messages) {
            if (!kept.isExpired(ticks.nanos())) {
                subscriber.deliver(kept.as(granted, true));
            }
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

    /** Forgets what waits for clients on topics one of whose levels is this, or has it for a text in its JSON. */
    public void forgetWaiting(String word) {
        sessions.forEach(each -> each.forget(message -> message.mentions(word)));
    }

    /** How many clients are away and may come back. */
    public int away() {
        return sessions.stream().mapToInt(Sessions::away).sum();
    }

    /** Forgets a client that has gone. */
    public void forget(Subscriber subscriber) {
        subscriptions.unsubscribeAll(subscriber);
    }
}
