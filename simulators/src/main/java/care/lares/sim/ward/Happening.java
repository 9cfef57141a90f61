// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.ward;

import java.time.Duration;

/**
 * Something out of the ordinary in one resident's life.
 *
 * @param at when it begins, since the start
 * @param what it is
 * @param device which tells it
 * @param lasts how long; zero for what is over at once
 */
public record Happening(Duration at, What what, Role device, Duration lasts) {
    /** Refuses times before the start. */
    public Happening {
        if (at.isNegative() || lasts.isNegative()) {
            throw new IllegalArgumentException("nothing happens before the start or ends before it began");
        }
    }

    /** As it usually goes. */
    public static Happening of(Duration at, What what) {
        return new Happening(at, what, what.teller(), what.lasts());
    }

    /** When it is over. */
    public Duration end() {
        return at.plus(lasts);
    }

    /** Whether it goes on at this time. */
    boolean goesOn(Duration time) {
        return time.compareTo(at) >= 0 && time.compareTo(end()) < 0;
    }
}
