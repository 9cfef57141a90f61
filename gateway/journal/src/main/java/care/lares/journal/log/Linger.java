// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import java.time.Duration;

/**
 * Decides how long entries that are not urgent wait for company before they are forced: at most the time configured,
 * and only while entries keep coming about as fast as they did. Where waiting brought nobody, as with one client that
 * waits for each acknowledgement, it is left alone for a hundred times as long: it then costs 1 % at most.
 *
 * <p>A patient one waits that long whether anybody comes or not: where each force wears storage out, the time of a sender
 * counts for less.
 */
final class Linger {
    /** Entries that are company enough: more of them make a force hardly cheaper per entry. */
    static final int COMPANY = 256;

    /** How many times as long as it lasted a linger in vain keeps further ones away. */
    static final int RESPITE = 100;

    /** How many usual gaps between entries may pass before nobody is expected any more. */
    static final int GAPS = 4;

    /** Shortest time waited for the next entry: threads do not wake more punctually. */
    static final long LEAST_NANOS = Duration.ofNanos(100_000).toNanos();

    /** Weight of the past in the usual gap, as a power of two. */
    private static final int SMOOTHING = 3;

    private final long mostNanos;
    private final boolean patient;
    private long usualGap;
    private long oldest;
    private long latest;
    private boolean lingering;
    private long lingerBegan;
    private int waitingThen;
    private long respiteUntil;
    private boolean respite;

    Linger(Duration most, boolean patient) {
        this.mostNanos = most.toNanos();
        this.patient = patient;
        this.usualGap = mostNanos;
    }

    /** An entry has come. */
    void arrived(long now, boolean first) {
        long gap = Math.min(now - latest, mostNanos);
        usualGap += (gap - usualGap) >> SMOOTHING;
        latest = now;
        if (first) {
            oldest = now;
        }
    }

    /** How much longer to wait, nanoseconds; 0 or less: go. */
    long patience(long now, int waiting) {
        if (waiting >= COMPANY) {
            return 0;
        }
        long untilTooOld = oldest + mostNanos - now;
        return patient ? untilTooOld : patience(now, waiting, untilTooOld);
    }

    private long patience(long now, int waiting, long untilTooOld) {
        if (respite && now - respiteUntil < 0) {
            return 0;
        }
        long untilNobodyComes = latest + Math.max(LEAST_NANOS, GAPS * usualGap) - now;
        long patience = Math.min(untilTooOld, untilNobodyComes);
        if (patience > 0 && !lingering) {
            lingering = true;
            lingerBegan = now;
            waitingThen = waiting;
        }
        return patience;
    }

    /** What was waiting is being forced. */
    void ended(long now, int waiting) {
        if (lingering) {
            respite = waiting == waitingThen;
            respiteUntil = now + RESPITE * (now - lingerBegan);
        }
        lingering = false;
    }
}
