// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.webhook;

import care.lares.domain.Moment;
import care.lares.domain.WayOut;
import care.lares.notify.Confirmations;
import java.time.Duration;
import java.time.Instant;

/** Whether a receiver takes anything, told when that changes. */
final class Health {
    /** So many attempts in a row must fail, over so long, before a receiver is called failing: restarts are shorter. */
    static final int FAILURES = 3;

    static final Duration FAILING_FOR = Duration.ofSeconds(30);

    private final WayOut way;
    private final Confirmations confirmations;
    private Standing standing = Standing.UNKNOWN;
    private int failures;
    private Moment since = new Moment(Instant.EPOCH, 0);

    private enum Standing {
        /** Nothing was sent since the start: whether an alarm is open about it nobody here knows. */
        UNKNOWN,
        WORKS,
        FAILING
    }

    Health(WayOut way, Confirmations confirmations) {
        this.way = way;
        this.confirmations = confirmations;
    }

    void took() {
        failures = 0;
        if (standing != Standing.WORKS) {
            standing = Standing.WORKS;
            confirmations.works(way);
        }
    }

    /** Whoever answers that it refuses is there, but takes nothing: that counts too. */
    void failed(Moment now, String reason) {
        since = failures == 0 ? now : since;
        failures++;
        boolean longEnough = now.nanos() - since.nanos() >= FAILING_FOR.toNanos();
        if (failures >= FAILURES && longEnough && standing != Standing.FAILING) {
            standing = Standing.FAILING;
            confirmations.failing(way, since.wall(), reason);
        }
    }
}
