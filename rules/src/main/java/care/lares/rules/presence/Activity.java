// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

/**
 * In which minutes of the last hour somebody was about: not how often sensors spoke, some chatter.
 *
 * @param minute the newest minute, on the monotonic clock
 * @param about one bit for each minute, the newest lowest
 */
record Activity(long minute, long about) {
    /** Nobody was. */
    static final Activity NONE = new Activity(0, 0);

    private static final int MINUTES = 60;
    private static final long HOUR = (1L << MINUTES) - 1;
    private static final long NANOS = 60_000_000_000L;

    /** Somebody is about at this moment. */
    Activity and(long nanos) {
        long at = Math.floorDiv(nanos, NANOS);
        if (at < minute && about != 0) {
            return this;
        }
        long next = shifted(at) | 1;
        return at == minute && next == about ? this : new Activity(at, next);
    }

    /** Somebody has been about since they were seen last, until this moment. */
    Activity until(long nanos) {
        Activity filled = this;
        for (long at = Math.max(minute + 1, Math.floorDiv(nanos, NANOS) - MINUTES);
                about != 0 && at <= Math.floorDiv(nanos, NANOS);
                at++) {
            filled = filled.and(at * NANOS);
        }
        return filled;
    }

    /** In how many minutes of the hour before this moment. */
    int minutes(long nanos) {
        return Long.bitCount(shifted(Math.floorDiv(nanos, NANOS)));
    }

    private long shifted(long to) {
        long by = Math.max(0, to - minute);
        return by >= MINUTES ? 0 : (about << by) & HOUR;
    }
}
