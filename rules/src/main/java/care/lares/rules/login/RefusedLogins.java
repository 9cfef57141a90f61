// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.login;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The logins in one device's name that were refused lately. One is a slip; a second one soon after it, or a third one
 * within a day, is a device that is deaf: whoever wears it calls in vain. Immutable; times are of the monotonic clock.
 */
public final class RefusedLogins {
    /** A second refusal within this time is no slip: a device that is turned away tries again within minutes. */
    public static final Duration SOON = Duration.ofMinutes(10);
    /** Without another try for this long it is over; within it a third one is no slip: some only connect when pressed. */
    public static final Duration QUIET = Duration.ofHours(24);
    /** How often it is told once more while it goes on: a line in the log, from which a restart knows the latest try. */
    public static final Duration AGAIN = Duration.ofHours(1);
    /**
     * How often a login ends what was found, until {@link #QUIET} has passed. Where another one with the same name goes on
     * to be turned away, each login of the device would end an alarm that the other's next tries raise anew.
     */
    public static final int MOST_ENDINGS = 3;

    private static final int NO_SLIP = 3;

    /** No login was refused. */
    public static final RefusedLogins NONE = new RefusedLogins(List.of(), 0, OptionalLong.empty(), 0);

    /** The latest ones since the device logged in, oldest first, at most {@link #NO_SLIP}. */
    private final List<Long> refused;

    private final long triedNanos;
    private final OptionalLong toldNanos;
    private final int endings;

    private RefusedLogins(List<Long> refused, long triedNanos, OptionalLong toldNanos, int endings) {
        this.refused = List.copyOf(refused);
        this.triedNanos = triedNanos;
        this.toldNanos = toldNanos;
        this.endings = endings;
    }

    /** After a restart: what was told by then, and for the last time at that moment. */
    public static RefusedLogins toldAt(long nanos) {
        return new RefusedLogins(List.of(nanos, nanos), nanos, OptionalLong.of(nanos), 0);
    }

    /** One more was refused. */
    public RefusedLogins refusedAt(long nowNanos) {
        List<Long> more = new ArrayList<>(refused);
        more.add(nowNanos);
        List<Long> latest = more.size() > NO_SLIP ? more.subList(1, more.size()) : more;
        return new RefusedLogins(latest, nowNanos, toldNanos, endings);
    }

    /** Whether it is more than a slip. */
    public boolean isNoSlip() {
        int count = refused.size();
        return (count >= 2 && refused.get(count - 1) - refused.get(count - 2) <= SOON.toNanos())
                || (count == NO_SLIP && refused.get(count - 1) - refused.get(0) <= QUIET.toNanos());
    }

    /** Whether people are to be told, or told once more. */
    public boolean isDue(long nowNanos) {
        return toldNanos.isEmpty() || nowNanos - toldNanos.getAsLong() >= AGAIN.toNanos();
    }

    /** People are told. */
    public RefusedLogins told(long nowNanos) {
        return new RefusedLogins(refused, triedNanos, OptionalLong.of(nowNanos), endings);
    }

    /** Whether a login of the device shows that it was the one that was turned away. */
    public boolean endsByLogin() {
        return endings < MOST_ENDINGS;
    }

    /**
     * The device has logged in.
     *
     * @param ended whether that has ended what people were told
     */
    public RefusedLogins letIn(boolean ended) {
        return new RefusedLogins(List.of(), triedNanos, OptionalLong.empty(), ended ? endings + 1 : endings);
    }

    /** Whether nobody has tried for so long that it is over. */
    public boolean isOver(long nowNanos) {
        return nowNanos - triedNanos >= QUIET.toNanos();
    }
}
