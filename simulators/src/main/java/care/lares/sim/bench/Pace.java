// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

/** How many messages may go out. */
@FunctionalInterface
interface Pace {
    /** Fills every window once; from then on each answer lets the next message out. */
    Pace CLOSED_LOOP = (elapsedNanos, sent) -> sent == 0 ? Integer.MAX_VALUE : 0;

    /**
     * How many more may be sent now.
     *
     * @param elapsedNanos since the start
     * @param sent so far
     */
    int allowed(long elapsedNanos, long sent);

    /** This many a second whatever the answers do: a slow gateway is not spared. */
    static Pace openLoop(int perSecond) {
        return (elapsedNanos, sent) -> (int) (elapsedNanos / 1e9 * perSecond - sent);
    }
}
