// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.api.Visit.State;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is connected. When the house is full, whoever has waited longest without asking anything makes way, of the address
 * that holds most: a thousand sockets that say nothing, or a header a minute, must not keep a carer out. Those for whom
 * nobody makes way wait unread in a lobby; who waits there too long is told to come back. For the event loop.
 */
final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final Vertx vertx;
    private final Welcome welcome;
    private final Map<HttpConnection, Visit> all = new HashMap<>();
    /** Of whom no request is being answered, by their address, who has waited longest first. */
    private final Map<String, Set<Visit>> waiting = new HashMap<>();

    private final Set<Visit> lobby = new LinkedHashSet<>();
    private final Set<Visit> sentAway = new LinkedHashSet<>();
    /** Time here is counted in looks; they go on as long as somebody is connected. */
    private long look;

    private long timer;
    /** Whether the log has been told that somebody had to make way: once, not for each of thousands who knock. */
    private boolean crowded;

    /** Room for so many at once. */
    Connections(Vertx vertx, Welcome welcome) {
        this.vertx = vertx;
        this.welcome = welcome;
    }

    /** Somebody has come. */
    void entered(HttpConnection connection) {
        Visit visit = new Visit(connection);
        boolean hasPlace = isRoom() || makeWay(visit.address());
        if (!hasPlace && lobby.size() >= welcome.lobby() && sentAway.size() >= welcome.sentAway()) {
            tell("http connection refused reason=too_many limit={}");
            visit.close();
            return;
        }
        if (all.isEmpty()) {
            timer = vertx.setPeriodic(Welcome.LOOK_EVERY.toMillis(), id -> look());
        }
        all.put(connection, visit);
        connection.closeHandler(closed -> left(connection));
        visit.onBytes(() -> bytesCame(visit));
        if (hasPlace) {
            waits(visit);
        } else if (lobby.size() < welcome.lobby()) {
            visit.becomes(State.LOBBY, look);
            visit.read(false);
            lobby.add(visit);
        } else {
            sendAway(visit);
        }
    }

    /** Somebody asks: once all of it is here, and until the answer's end, this connection waits for us, and not we for it. */
    void asks(RoutingContext request) {
        Visit visit = all.get(request.request().connection());
        if (visit == null || visit.state() == State.SENT_AWAY) {
            noRoom(request);
            return;
        }
        visit.asks(request.response());
        request.request().end().onSuccess(received -> {
            if (!request.response().ended() && forget(visit)) {
                visit.becomes(State.ANSWERED, look);
            }
        });
        request.addEndHandler(answered -> {
            boolean waitsForNext = visit.state() == State.ANSWERED || forget(visit);
            if (waitsForNext && all.containsKey(request.request().connection())) {
                waits(visit);
            }
        });
        request.next();
    }

    /** With a body still on its way the next look hangs up: a reset at once would overtake the answer. */
    private static void noRoom(RoutingContext request) {
        request.response().putHeader("Connection", "close");
        if (!Framing.hasBody(request.request())) {
            HttpConnection connection = request.request().connection();
            request.addEndHandler(answered -> connection.close().onFailure(e -> LOG.debug("closing failed", e)));
        }
        Problem.unavailable("too many are connected; come back later", Welcome.COME_BACK)
                .answer(request.response());
    }

    private void bytesCame(Visit visit) {
        if (visit.state() == State.IDLE) {
            visit.becomes(State.ASKING, look);
        }
    }

    /** Time has passed. */
    void look() {
        look++;
        fill();
        late(lobby, welcome.lobbyWait()).forEach(this::sendAway);
        late(sentAway, Welcome.LEAVE_WITHIN).forEach(Visit::close);
        for (Set<Visit> ofAddress : List.copyOf(waiting.values())) {
            late(ofAddress, welcome.requestWithin()).stream()
                    .filter(visit -> visit.state() == State.ASKING)
                    .forEach(this::tooSlow);
        }
    }

    private List<Visit> late(Set<Visit> visits, Duration time) {
        long looks = Welcome.looks(time);
        return visits.stream().filter(visit -> visit.lasts(looks, look)).toList();
    }

    private void tooSlow(Visit visit) {
        forget(visit);
        visit.giveUp(Problem.requestTimeout());
        visit.becomes(State.SENT_AWAY, look);
        sentAway.add(visit);
    }

    private void sendAway(Visit visit) {
        tell("http connection refused reason=too_many limit={}");
        lobby.remove(visit);
        visit.becomes(State.SENT_AWAY, look);
        sentAway.add(visit);
        visit.read(true);
    }

    /** Takes a place, and is waited for. */
    private void waits(Visit visit) {
        visit.becomes(State.IDLE, look);
        waiting.computeIfAbsent(visit.address(), address -> new LinkedHashSet<>())
                .add(visit);
    }

    /** Whether it was waited for. */
    private boolean forget(Visit visit) {
        Set<Visit> ofAddress = waiting.getOrDefault(visit.address(), Set.of());
        if (!ofAddress.contains(visit)) {
            return false;
        }
        ofAddress.remove(visit);
        if (ofAddress.isEmpty()) {
            waiting.remove(visit.address());
        }
        return true;
    }

    private boolean isRoom() {
        return all.size() - lobby.size() - sentAway.size() < welcome.places();
    }

    /** Gives free places to those who have waited longest for one. */
    private void fill() {
        while (!lobby.isEmpty()) {
            Visit next = lobby.iterator().next();
            if (!isRoom() && !makeWay(next.address())) {
                return;
            }
            lobby.remove(next);
            waits(next);
            next.read(true);
        }
    }

    /** Whether somebody goes for one of this address: of another that holds more, or else who has had time to ask. */
    private boolean makeWay(String address) {
        Optional<Visit> greediest = waiting.values().stream()
                .max(Comparator.comparingInt(Set::size))
                .filter(most -> most.size()
                        > 1 + waiting.getOrDefault(address, Set.of()).size())
                .map(most -> most.iterator().next());
        Optional<Visit> goes = greediest.or(() -> waiting.values().stream()
                .map(ofAddress -> ofAddress.iterator().next())
                .filter(eldest -> eldest.lasts(Welcome.looks(welcome.settle()), look))
                .min(Comparator.comparingLong(Visit::since)));
        goes.ifPresent(visit -> {
            tell("http connection closed reason=others_wait limit={}");
            gone(visit);
            visit.close();
        });
        return goes.isPresent();
    }

    private void tell(String event) {
        if (!crowded) {
            LOG.warn(event, welcome.places());
        }
        crowded = true;
    }

    private void left(HttpConnection connection) {
        Visit visit = all.get(connection);
        if (visit != null) {
            gone(visit);
            fill();
        }
    }

    private void gone(Visit visit) {
        all.remove(visit.connection());
        lobby.remove(visit);
        sentAway.remove(visit);
        forget(visit);
        crowded &= all.size() > welcome.places() / 2;
        if (all.isEmpty()) {
            vertx.cancelTimer(timer);
        }
    }
}
