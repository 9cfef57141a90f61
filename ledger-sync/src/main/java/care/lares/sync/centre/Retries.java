// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

/** When something that is told is sent, again perhaps, and how often in a row that failed. Guarded by its box. */
final class Retries {
    private int failures;
    private long dueNanos;
    private boolean askedToWait;
    private boolean complained;

    /** Of what was never sent and may be from then on. */
    Retries(long dueNanos) {
        this.dueNanos = dueNanos;
    }

    boolean isDue(long nowNanos) {
        return nowNanos - dueNanos >= 0;
    }

    long dueNanos() {
        return dueNanos;
    }

    /** There is something else to say: it is sent at once, whatever was waited for. */
    void anew(long nowNanos) {
        failures = 0;
        dueNanos = nowNanos;
    }

    /** It failed; how often in a row. */
    int failed() {
        return ++failures;
    }

    /**
     * It is sent again later.
     *
     * @param asked whether the centre asked for that
     */
    void putOff(long untilNanos, boolean asked) {
        dueNanos = untilNanos;
        askedToWait = asked;
    }

    /** The centre is there again: no use in waiting longer, unless it asked for that. */
    void hurry(long nowNanos) {
        if (!askedToWait && dueNanos - nowNanos > 0) {
            dueNanos = nowNanos;
        }
    }

    /** Whether people have to be told that it does not get through: once. */
    boolean complains(int afterFailures) {
        boolean first = failures >= afterFailures && !complained;
        complained |= first;
        return first;
    }
}
