// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.month;

import care.lares.domain.Moment;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/** What is to happen when, and the clock that leaps from one to the next. */
final class Agenda {
    private final PriorityQueue<Item> items =
            new PriorityQueue<>(Comparator.comparingLong(Item::nanos).thenComparingLong(Item::order));
    private Moment now;
    private long order;

    private record Item(long nanos, long order, Runnable work) {}

    Agenda(Moment begin) {
        this.now = begin;
    }

    Moment now() {
        return now;
    }

    /** Does this in so long; what was planned first is done first. */
    void in(Duration wait, Runnable work) {
        items.add(new Item(now.nanos() + Math.max(0, wait.toNanos()), order++, work));
    }

    /** Does again and again, from now on. */
    void every(Duration period, Runnable work) {
        in(period, () -> {
            work.run();
            every(period, work);
        });
    }

    /** Does again and again, so often on average, at any time. */
    void often(Random random, Duration average, Runnable work) {
        double share = -Math.log(1 - random.nextDouble());
        in(Duration.ofNanos((long) (average.toNanos() * share)), () -> {
            work.run();
            often(random, average, work);
        });
    }

    /** Lets so much time pass. */
    void pass(Duration length) {
        long end = now.nanos() + length.toNanos();
        for (Item next = items.peek(); next != null && next.nanos() <= end; next = items.peek()) {
            items.remove();
            now = now.plus(Duration.ofNanos(next.nanos() - now.nanos()));
            next.work().run();
        }
        now = now.plus(Duration.ofNanos(end - now.nanos()));
    }
}
