// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.link;

import care.lares.domain.Ticks;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A line that outlives its sessions. Guarded by its own monitor; answers are told outside of it. */
final class ReconnectingLink implements DeviceLink {
    /** Messages sent and not answered at a time: what a small device has buffers for. */
    static final int WINDOW = 16;
    /** Messages kept while there is no answer: more than a night's worth. More is a broken test, not a slow gateway. */
    static final int MAX_KEPT = 100_000;

    private final Session.Opener opener;
    private final ScheduledExecutorService connectors;
    private final Duration retriesAfter;
    private final Ticks ticks;
    private final Deque<Message> waiting = new ArrayDeque<>();
    private final Set<Message> inFlight = new LinkedHashSet<>();
    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private Optional<Session> session = Optional.empty();
    private boolean closed;

    ReconnectingLink(Session.Opener opener, ScheduledExecutorService connectors, Duration retriesAfter, Ticks ticks) {
        this.opener = opener;
        this.connectors = connectors;
        this.retriesAfter = retriesAfter;
        this.ticks = ticks;
    }

    void connect() {
        connectors.execute(this::tryToConnect);
    }

    @Override
    public synchronized void publish(
            String topic, String payload, boolean retained, Consumer<Acknowledgement> answered) {
        if (unanswered() >= MAX_KEPT) {
            throw new IllegalStateException("more than " + MAX_KEPT + " messages wait for an answer");
        }
        waiting.addLast(new Message(topic, payload, retained, answered));
        send();
    }

    @Override
    public void subscribe(String filter, Consumer<Arrival> listener, Runnable anew) {
        var subscription = new Subscription(filter, listener, anew);
        Optional<Session> current;
        synchronized (this) {
            subscriptions.put(filter, subscription);
            current = session;
        }
        current.ifPresent(open -> subscribe(open, List.of(subscription)));
    }

    @Override
    public synchronized boolean connected() {
        return session.isPresent();
    }

    @Override
    public synchronized int unanswered() {
        return waiting.size() + inFlight.size();
    }

    @Override
    public void interrupt() {
        Optional<Session> current;
        synchronized (this) {
            current = session;
        }
        current.ifPresent(open -> connectors.execute(() -> abandon(open)));
    }

    @Override
    public void close() {
        Optional<Session> last;
        synchronized (this) {
            closed = true;
            last = session;
            session = Optional.empty();
        }
        last.ifPresent(Session::close);
    }

    private void tryToConnect() {
        synchronized (this) {
            if (closed || session.isPresent()) {
                return;
            }
        }
        var events = new Line();
        try {
            Session opened = opener.open(events);
            adopt(opened, events);
        } catch (LinkException e) {
            retry();
        }
    }

    private void adopt(Session opened, Line events) {
        List<Subscription> wanted;
        synchronized (this) {
            if (closed || events.gone || session.isPresent()) {
                connectors.execute(opened::close);
                return;
            }
            events.session = Optional.of(opened);
            session = Optional.of(opened);
            wanted = new ArrayList<>(subscriptions.values());
        }
        subscribe(opened, wanted);
        synchronized (this) {
            send();
        }
    }

    private void subscribe(Session open, List<Subscription> wanted) {
        for (Subscription subscription : wanted) {
            try {
                subscription.anew.run();
                open.subscribe(subscription.filter);
            } catch (LinkException e) {
                abandon(open);
                return;
            }
        }
    }

    /** Hands over as much as the window allows; called with the monitor held. */
    private void send() {
        while (session.isPresent() && inFlight.size() < WINDOW && !waiting.isEmpty()) {
            Session current = session.get();
            Message message = waiting.removeFirst();
            inFlight.add(message);
            message.sent(ticks.nanos());
            try {
                current.publish(
                        message.topic,
                        message.payload,
                        message.retained,
                        accepted -> answered(current, message, accepted));
            } catch (LinkException e) {
                connectors.execute(() -> abandon(current));
                return;
            }
        }
    }

    private void answered(Session by, Message message, boolean accepted) {
        long now = ticks.nanos();
        synchronized (this) {
            if (!isCurrent(by) || !inFlight.remove(message)) {
                return;
            }
            send();
        }
        message.answered.accept(new Acknowledgement(message.sentNanos, now, accepted));
    }

    private void abandon(Session broken) {
        broken.close();
        lost(broken);
    }

    private void lost(Session gone) {
        synchronized (this) {
            if (!isCurrent(gone)) {
                return;
            }
            session = Optional.empty();
            List<Message> again = new ArrayList<>(inFlight);
            inFlight.clear();
            for (int i = again.size() - 1; i >= 0; i--) {
                waiting.addFirst(again.get(i));
            }
        }
        connectors.execute(gone::close);
        retry();
    }

    private boolean isCurrent(Session asked) {
        return session.isPresent() && session.get() == asked;
    }

    private synchronized void retry() {
        if (!closed && !connectors.isShutdown()) {
            var unused = connectors.schedule(this::tryToConnect, retriesAfter.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Listens to one session, which may be lost before the line has adopted it. */
    private final class Line implements Session.Events {
        private Optional<Session> session = Optional.empty();
        private boolean gone;

        @Override
        public void arrived(Arrival arrival) {
            List<Consumer<Arrival>> told = new ArrayList<>();
            synchronized (ReconnectingLink.this) {
                for (Subscription subscription : subscriptions.values()) {
                    if (TopicFilter.matches(subscription.filter, arrival.topic())) {
                        told.add(subscription.listener);
                    }
                }
            }
            told.forEach(listener -> listener.accept(arrival));
        }

        @Override
        public void lost() {
            Optional<Session> known;
            synchronized (ReconnectingLink.this) {
                gone = true;
                known = session;
            }
            known.ifPresentOrElse(ReconnectingLink.this::lost, ReconnectingLink.this::retry);
        }
    }

    private record Subscription(String filter, Consumer<Arrival> listener, Runnable anew) {}

    /** One message on its way; identity counts, not content. */
    private static final class Message {
        private final String topic;
        private final String payload;
        private final boolean retained;
        private final Consumer<Acknowledgement> answered;
        private boolean sentOnce;
        private long sentNanos;

        Message(String topic, String payload, boolean retained, Consumer<Acknowledgement> answered) {
            this.topic = topic;
            this.payload = payload;
            this.retained = retained;
            this.answered = answered;
        }

        void sent(long nanos) {
            if (!sentOnce) {
                sentOnce = true;
                sentNanos = nanos;
            }
        }
    }
}
