// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import care.lares.domain.Ticks;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The sessions of all clients, of those that are away too, as long as they asked for. Lives in memory: after a restart of
 * the gateway every client is told that there is no session (MQTT 5 section 3.2.2.1.1). For one thread.
 *
 * @param <K> who a client is: nobody else gets its session
 * @param <P> by what it has proved that: with another proof comes another session
 */
public final class Sessions<K, P> {
    /** Sessions of clients that are away: a large house's programs and consoles, many times over. Then the eldest end. */
    public static final int MAX_AWAY = 1_000;

    /**
     * A session, and whether the client had it before.
     *
     * @param session of this client from now on
     * @param present whether it is gone on with
     */
    public record Opened(Session session, boolean present) {}

    private record Held<P>(Session session, P proof) {}

    private final Backlog backlog;
    private final Ticks ticks;
    private final Consumer<Session> unsubscribe;
    private final Map<K, Held<P>> all = new HashMap<>();
    /** When the sessions of those who are away end; who left first is first. */
    private final Map<K, Long> away = new LinkedHashMap<>();

    private final LastWills<K> wills;

    /**
     * None yet.
     *
     * @param unsubscribe takes a session out of all subscriptions
     */
    Sessions(Backlog backlog, Ticks ticks, Consumer<Session> unsubscribe) {
        this.backlog = backlog;
        this.ticks = ticks;
        this.unsubscribe = unsubscribe;
        this.wills = new LastWills<>(ticks);
    }

    /**
     * The session of a client that connects: the one it had, or a new one. Takes it off the connection it is on.
     *
     * @param name of the session, if it is a new one
     * @param afresh whether the client wants a new one
     */
    public Opened open(K client, P proof, String name, boolean afresh) {
        Held<P> held = all.get(client);
        if (held != null) {
            held.session().leaveLine();
            if (!afresh && isGoingOn(client, held, proof)) {
                away.remove(client);
                wills.back(client);
                return new Opened(held.session(), true);
            }
            end(client);
        }
        Session session = new Session(name, backlog, ticks);
        all.put(client, new Held<>(session, proof));
        return new Opened(session, false);
    }

    private boolean isGoingOn(K client, Held<P> held, P proof) {
        Long until = away.get(client);
        boolean over = until != null && until - ticks.nanos() <= 0;
        return held.session().isLasting() && held.proof().equals(proof) && !over;
    }

    /**
     * A connection is gone. Nothing happens when the client has come over another one since.
     *
     * @param stays how long its session outlives the connection; zero when it does not
     * @param will what it left to be told; empty when it has not vanished, or left nothing
     */
    public void left(K client, Session session, Line connection, Duration stays, Optional<LastWill> will) {
        Held<P> held = all.get(client);
        boolean sentAway = session.isAway() && !away.containsKey(client);
        if (held == null || held.session() != session || !(sentAway || session.isOn(connection))) {
            will.ifPresent(left -> left.tell().run());
            return;
        }
        session.leaveLine();
        if (stays.isZero() || !session.isLasting()) {
            end(client);
            will.ifPresent(left -> left.tell().run());
            return;
        }
        away.put(client, ticks.nanos() + stays.toNanos());
        will.ifPresent(left -> wills.left(client, left, stays));
        endEldest(any -> true, MAX_AWAY);
    }

    /** Ends the sessions of those of these clients who left first, until there are no more than so many away. */
    public void endEldest(Predicate<K> whose, int most) {
        List<K> those = away.size() <= most
                ? List.of()
                : away.keySet().stream().filter(whose).toList();
        those.subList(0, Math.max(0, those.size() - most)).forEach(this::endWithout);
    }

    /**
     * Time has passed: ends what is over, also of clients that may not come back.
     *
     * @param isProved whether a proof still holds for a client
     */
    public void tick(BiPredicate<K, P> isProved) {
        long now = ticks.nanos();
        for (Map.Entry<K, Long> each : List.copyOf(away.entrySet())) {
            K client = each.getKey();
            Held<P> held = all.get(client);
            boolean over = each.getValue() - now <= 0;
            if (over || (held != null && !isProved.test(client, held.proof()))) {
                endWithout(client);
            }
        }
    }

    /** Time has passed: tells the last wills of those who are not back in time. */
    public void tickWills() {
        wills.tick();
    }

    /** The sessions end with the process: tells the last wills that wait. */
    public void tellWills() {
        wills.tellAll();
    }

    /** Forgets what waits and is about this. */
    void forget(Predicate<Message> about) {
        all.values().forEach(held -> held.session().forget(about));
    }

    /** How many clients are away and may come back. */
    public int away() {
        return away.size();
    }

    /** How many sessions there are, of connected clients too. */
    int size() {
        return all.size();
    }

    /** Ends a session against its client's will: what waits is lost to it. */
    private void endWithout(K client) {
        Held<P> held = all.get(client);
        if (held != null) {
            backlog.dropped(held.session().waiting());
        }
        end(client);
    }

    private void end(K client) {
        away.remove(client);
        Held<P> held = all.remove(client);
        if (held != null) {
            unsubscribe.accept(held.session());
            held.session().end();
        }
        wills.due(client);
    }
}
