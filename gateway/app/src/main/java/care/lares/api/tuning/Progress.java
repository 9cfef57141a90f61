// SPDX-License-Identifier: Apache-2.0
package care.lares.api.tuning;

import java.time.Duration;
import java.time.Instant;

/** How far a dry run is, and whether it is to go on. Told by its thread, asked by any. */
final class Progress {
    private volatile Stretch stretch = new Stretch(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);
    private volatile Instant reached = Instant.EPOCH;
    private volatile boolean cancelled;

    /** A past that is read: what comes of it counts from a moment on, and it begins a little before that. */
    private record Stretch(Instant begin, Instant from, Instant until) {}

    /**
     * Another past is read, a longer one than before.
     *
     * @param begin where reading begins
     * @param from what came before only says how things stood
     */
    void reads(Instant begin, Instant from, Instant until) {
        reached = begin;
        stretch = new Stretch(begin, from, until);
    }

    /** It has been read up to this time. */
    void reached(Instant time) {
        reached = time;
    }

    /** Since when what is read now counts. */
    Instant from() {
        return stretch.from();
    }

    /** How much of that is read, 0 to 1. */
    double share() {
        Stretch now = stretch;
        long whole = Duration.between(now.begin(), now.until()).toMillis();
        long done = Duration.between(now.begin(), reached).toMillis();
        return whole <= 0 ? 0 : Math.max(0, Math.min(1, (double) done / whole));
    }

    /** Nobody waits for it any more: it stops at the next entry. */
    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }
}
