// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.login;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * By which ways the messages of one device came lately: its addresses, or connections that it keeps. A device that roams
 * goes on from way to way and may turn back; two of one name take turns. Immutable; times are of the monotonic clock.
 */
public final class Turns {
    /** Addresses: who wears a device does not go from one network to another, back, there and back within a minute. */
    public static final Duration OF_ADDRESSES = Duration.ofMinutes(1);
    /** Connections: a device that has made a new one leaves the old one, so it takes two devices to use both. */
    public static final Duration OF_CONNECTIONS = Duration.ofMinutes(5);
    /** Returns to ways that had been left: a message that was long on its way looks like two of them. */
    public static final int BACK = 3;

    /** Ways remembered: more than two devices with one name are told apart as well. */
    private static final int MOST = 8;
    /** A way that was used so lately needs no newer time. */
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private record Turn(String way, long latestNanos, boolean back) {}

    private final long withinNanos;
    /** Oldest first; no two of one way beside each other. */
    private final List<Turn> latest;

    private Turns(long withinNanos, List<Turn> latest) {
        this.withinNanos = withinNanos;
        this.latest = List.copyOf(latest);
    }

    /** None yet; what lies further back belongs to another story. */
    public static Turns within(Duration window) {
        return new Turns(window.toNanos(), List.of());
    }

    /** One more message came by this way. */
    public Turns by(String way, long nowNanos) {
        List<Turn> more = new ArrayList<>(latest);
        boolean back = false;
        if (!latest.isEmpty() && latest.get(latest.size() - 1).way().equals(way)) {
            Turn last = more.remove(more.size() - 1);
            if (nowNanos - last.latestNanos() < FRESH_NANOS) {
                return this;
            }
            back = last.back();
        }
        more.removeIf(turn -> nowNanos - turn.latestNanos() > withinNanos);
        back |= more.stream().anyMatch(turn -> turn.way().equals(way));
        more.add(new Turn(way, nowNanos, back));
        return new Turns(withinNanos, more.size() > MOST ? more.subList(1, more.size()) : more);
    }

    /** Whether something came by this way lately. */
    public boolean knows(String way, long nowNanos) {
        return latest.stream().anyMatch(turn -> turn.way().equals(way) && nowNanos - turn.latestNanos() <= withinNanos);
    }

    /** Whether it takes two devices to do that; asked right after {@link #by}. */
    public boolean isByTwo() {
        return latest.stream().filter(Turn::back).count() >= BACK;
    }
}
