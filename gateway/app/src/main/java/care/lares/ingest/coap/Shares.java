// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How many of something each holder has: nobody takes all there is. Any thread.
 *
 * @param <H> who holds
 * @param <T> what is held
 */
final class Shares<H, T> {
    /** After so many new ones what is over is forgotten for every holder, also for those who never come again. */
    private static final int SWEEP_EVERY = 256;

    private final int share;
    private final Predicate<T> over;
    private final Map<H, List<T>> held = new HashMap<>();
    private int untilSweep = SWEEP_EVERY;

    /**
     * Nobody has any.
     *
     * @param share most of one holder
     * @param over whether one is held no more
     */
    Shares(int share, Predicate<T> over) {
        this.share = share;
        this.over = over;
    }

    /** Whether this holder may have one more; then it has. */
    synchronized boolean take(H holder, T one) {
        if (--untilSweep <= 0) {
            untilSweep = SWEEP_EVERY;
            held.values().forEach(of -> of.removeIf(over));
            held.values().removeIf(List::isEmpty);
        }
        List<T> of = held.computeIfAbsent(holder, first -> new ArrayList<>(1));
        of.removeIf(over);
        return of.size() < share && of.add(one);
    }

    /** Holders that are remembered. */
    synchronized int holders() {
        return held.size();
    }
}
