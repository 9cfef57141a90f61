// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import care.lares.domain.Ticks;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a client (MQTT 5 section 4.1): by what the broker knows it as a subscriber, what was sent and is
 * not acknowledged, what waits, and what it sent itself and has not released. Outlives its connection when the client asks
 * for that. For one thread; nothing is allocated before it is needed, since most clients only send.
 */
public final class Session implements Subscriber {
    /** Messages kept for a client that is away: a day of alarms in a large house. Beyond, its oldest give way. */
    public static final int MAX_MESSAGES = 1_000;

    private static final int MAX_PACKET_ID = 65_535;

    /** A message with the packet id it was sent with before; 0 when it was not. */
    private record Waiting(int packetId, Message message) {}

    private final String name;
    private final Backlog backlog;
    private final Ticks ticks;
    /** Those for which the client has no place yet, or that wait until it is back. */
    private final Deque<Waiting> waiting = new ArrayDeque<>(0);
    /** By packet id, in the order in which they were sent; empty when nothing of it will be sent again. */
    private final Map<Integer, Optional<Message>> inFlight = new LinkedHashMap<>(0);

    private Unacknowledged incoming = new Unacknowledged();
    private @Nullable Line line;
    private boolean lasting;
    private int lastPacketId;
    private long waitingPayload;
    private long kept;

    Session(String name, Backlog backlog, Ticks ticks) {
        this.name = name;
        this.backlog = backlog;
        this.ticks = ticks;
    }

    /** Names the session: packet ids mean something within it. */
    public String name() {
        return name;
    }

    /** What the client has sent and not released. */
    public Unacknowledged incoming() {
        return incoming;
    }

    /** Memory of what is kept in case the client comes back, in bytes. */
    long kept() {
        return kept;
    }

    /** Whether it outlives its connection. */
    public boolean isLasting() {
        return lasting;
    }

    /** Whether the client is here over this connection, rather than a newer one. */
    public boolean isOn(Line connection) {
        return line == connection;
    }

    boolean isAway() {
        return line == null;
    }

    /**
     * The client is here; nothing is sent before {@link #goOn}.
     *
     * @param outlasts whether the session outlives this connection
     * @param mayHear which topics the client may hear now: what else waits for it is forgotten
     */
    public void attach(Line connection, boolean outlasts, Predicate<TopicName> mayHear) {
        leaveLine();
        incoming = incoming.resumed();
        lasting = outlasts;
        line = connection;
        waiting.removeIf(each -> !mayHear.test(each.message().topic()));
        waitingPayload = payloadWaiting();
        keep(-kept);
    }

    /** Sends what waits: first, again and in order, what was not acknowledged (section 4.4). */
    public void goOn() {
        while (line != null && !waiting.isEmpty() && inFlight.size() < line.receiveMaximum()) {
            Waiting next = waiting.remove();
            Message message = next.message();
            waitingPayload -= message.payload().length;
            boolean again = next.packetId() != 0;
            boolean meansSomething = again || !message.isExpired(ticks.nanos());
            if (meansSomething && line.takes(message)) {
                send(line, again ? next.packetId() : freshPacketId(), again, message);
            }
        }
    }

    private void send(Line to, int packetId, boolean again, Message message) {
        inFlight.put(packetId, lasting ? Optional.of(message) : Optional.empty());
        if (lasting) {
            keep(message.size());
        }
        to.send(packetId, again, message, ticks.nanos());
    }

    private int freshPacketId() {
        do {
            lastPacketId = lastPacketId % MAX_PACKET_ID + 1;
        } while (inFlight.containsKey(lastPacketId));
        return lastPacketId;
    }

    @Override
    public boolean deliver(Message message) {
        Line to = line;
        if (to == null) {
            wait(message);
            return false;
        }
        if (!to.hasRoom(inFlight.size() + waiting.size(), waitingPayload + message.payload().length)) {
            leaveLine();
            wait(message);
            to.tooSlow();
            return false;
        }
        if (!message.isConfirmed() && to.takes(message)) {
            to.send(0, false, message, ticks.nanos());
        } else if (message.isConfirmed()) {
            add(message);
            goOn();
        }
        return true;
    }

    /** For a client that is away: what it need not confirm it may miss (section 3.8.4). */
    private void wait(Message message) {
        if (lasting && message.isConfirmed()) {
            add(message);
            keep(message.size());
            makeRoom();
        }
    }

    private void add(Message message) {
        waiting.add(new Waiting(0, message));
        waitingPayload += message.payload().length;
    }

    /** The client has got a message; it may acknowledge what it never got. */
    public void acknowledged(int packetId) {
        Optional<Message> message = inFlight.remove(packetId);
        if (message != null) {
            keep(-message.map(Message::size).orElse(0L));
            goOn();
        }
    }

    /** The connection is gone: what was sent over it and not acknowledged comes first when the client is back. */
    void leaveLine() {
        if (line == null) {
            return;
        }
        line = null;
        if (!lasting) {
            forget();
            return;
        }
        List<Map.Entry<Integer, Optional<Message>>> unconfirmed = new ArrayList<>(inFlight.entrySet());
        Collections.reverse(unconfirmed);
        for (Map.Entry<Integer, Optional<Message>> sent : unconfirmed) {
            sent.getValue()
                    .ifPresentOrElse(
                            message -> waiting.addFirst(new Waiting(sent.getKey(), message)), () -> backlog.dropped(1));
        }
        inFlight.clear();
        keep(sizeWaiting() - kept);
        makeRoom();
    }

    private void makeRoom() {
        while (waiting.size() > MAX_MESSAGES && giveWay()) {
            // the oldest first
        }
    }

    /** Gives its oldest message away, one that is on its way only as far as it would be sent again. Whether there was one. */
    boolean giveWay() {
        return isAway() ? loseOldest() : releaseOldest();
    }

    private boolean loseOldest() {
        Waiting oldest = waiting.poll();
        if (oldest == null) {
            return false;
        }
        waitingPayload -= oldest.message().payload().length;
        backlog.dropped(1);
        keep(-oldest.message().size());
        return true;
    }

    private boolean releaseOldest() {
        for (Map.Entry<Integer, Optional<Message>> sent : inFlight.entrySet()) {
            Optional<Message> oldest = sent.getValue();
            if (oldest.isPresent()) {
                sent.setValue(Optional.empty());
                keep(-oldest.get().size());
                return true;
            }
        }
        return false;
    }

    /** Forgets what waits, or would be sent again, and is about this. */
    void forget(Predicate<Message> about) {
        waiting.removeIf(each -> about.test(each.message()));
        waitingPayload = payloadWaiting();
        inFlight.replaceAll((packetId, sent) -> sent.filter(about.negate()));
        keep((isAway() ? sizeWaiting() : sizeInFlight()) - kept);
    }

    private long payloadWaiting() {
        return waiting.stream()
                .mapToLong(each -> each.message().payload().length)
                .sum();
    }

    private long sizeWaiting() {
        return waiting.stream().mapToLong(each -> each.message().size()).sum();
    }

    private long sizeInFlight() {
        return inFlight.values().stream()
                .flatMap(Optional::stream)
                .mapToLong(Message::size)
                .sum();
    }

    /** How many messages wait. */
    int waiting() {
        return waiting.size();
    }

    /** It is over, and so is what waits. */
    void end() {
        line = null;
        lasting = false;
        forget();
    }

    private void forget() {
        waiting.clear();
        inFlight.clear();
        waitingPayload = 0;
        keep(-kept);
    }

    private void keep(long more) {
        if (more != 0) {
            kept += more;
            backlog.changed(this, kept - more, kept);
        }
    }
}
