// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.login;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How often connections of one device have taken each other's place lately. A device that loses its connection takes its own
 * place; two that go by one client id throw each other out again and again. Immutable; times are of the monotonic clock.
 */
public final class TakenOver {
    /** What lies further back belongs to another story. */
    public static final Duration WITHIN = Duration.ofMinutes(1);
    /** From another address: a device that roams changes it once, not to and fro. */
    public static final int FROM_ELSEWHERE = 3;
    /** From the same address: more often than a device that starts over and over can connect. */
    public static final int FROM_SAME = 10;

    /** No connection has taken another's place. */
    public static final TakenOver NEVER = new TakenOver(List.of());

    private record Change(long atNanos, boolean elsewhere) {}

    /** Oldest first, at most {@link #FROM_SAME}. */
    private final List<Change> latest;

    private TakenOver(List<Change> latest) {
        this.latest = List.copyOf(latest);
    }

    /**
     * It has happened once more.
     *
     * @param elsewhere whether the newer connection comes from another address
     */
    public TakenOver again(boolean elsewhere, long nowNanos) {
        List<Change> more = new ArrayList<>(latest);
        more.removeIf(change -> nowNanos - change.atNanos() > WITHIN.toNanos());
        more.add(new Change(nowNanos, elsewhere));
        return new TakenOver(more.size() > FROM_SAME ? more.subList(1, more.size()) : more);
    }

    /** Whether it takes two devices to do that; asked right after {@link #again}. */
    public boolean isByTwo() {
        return latest.size() >= FROM_SAME
                || latest.stream().filter(Change::elsewhere).count() >= FROM_ELSEWHERE;
    }
}
