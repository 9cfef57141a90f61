// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import care.lares.domain.Moment;
import care.lares.sync.summary.Summary;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Sends the summaries of a stretch, a few at a time, until the centre has answered each; what it cannot take now is sent
 * again, all of it later and later. For one thread.
 */
final class Dispatch {
    /** Most bundles under way at once: enough that a round trip costs nothing. */
    static final int WINDOW = 4;
    /** So many bundles refused in a row, and the centre refuses everything: each further one is waited for. */
    static final int REFUSED_IN_A_ROW = 5;

    private static final Duration LOOK = Duration.ofMillis(500);

    private final AlarmLane.Exchange exchange;
    private final Supplier<Moment> clock;
    private final Backoff backoff;
    private final BooleanSupplier mayGo;
    private final Signal signal;
    private final Queue<Done> answers = new ConcurrentLinkedQueue<>();
    private int failures;
    private int refusals;
    private long dueNanos;
    private boolean askedToWait;

    private record Done(Summary summary, Parcel parcel, Answer answer) {}

    /** What becomes of each bundle. */
    interface Outcome {
        /** The centre has it. */
        void taken(Parcel parcel);

        /** It will never take it. */
        void refused(Parcel parcel, String reason);

        /** How many are left. */
        void left(int bundles);
    }

    /**
     * A dispatch that has not sent anything.
     *
     * @param mayGo whether nothing more urgent waits
     * @param signal given when it is worth looking again
     */
    Dispatch(
            AlarmLane.Exchange exchange,
            Supplier<Moment> clock,
            Backoff backoff,
            BooleanSupplier mayGo,
            Signal signal) {
        this.exchange = exchange;
        this.clock = clock;
        this.backoff = backoff;
        this.mayGo = mayGo;
        this.signal = signal;
        this.dueNanos = clock.get().nanos();
    }

    /**
     * Sends them all.
     *
     * @param pack makes a bundle right before it is sent; empty: it must not leave
     * @param closing whether to give up
     * @return false when it gave up
     */
    boolean all(
            List<Summary> summaries, Function<Summary, Optional<Parcel>> pack, Outcome outcome, BooleanSupplier closing)
            throws InterruptedException {
        Deque<Summary> waiting = new ArrayDeque<>(summaries);
        int underWay = 0;
        while (!waiting.isEmpty() || underWay > 0) {
            if (closing.getAsBoolean()) {
                return false;
            }
            while (underWay < WINDOW && !waiting.isEmpty() && isDue() && mayGo.getAsBoolean()) {
                underWay += send(waiting.remove(), pack) ? 1 : 0;
            }
            outcome.left(waiting.size() + underWay);
            for (Done done = answers.poll(); done != null; done = answers.poll()) {
                underWay--;
                settle(done, waiting, outcome);
            }
            if (underWay == WINDOW || (underWay > 0 && waiting.isEmpty()) || (!waiting.isEmpty() && !isReady())) {
                signal.await(LOOK);
            }
        }
        outcome.left(0);
        return true;
    }

    /** Waits for news, and longer the more often something else the lane needs has failed. */
    void await(int failed, Signal news, Duration atLeast) throws InterruptedException {
        Duration more = failed == 0 ? atLeast : Duration.ofNanos(backoff.nanos(failed, Optional.empty()));
        news.await(more.compareTo(atLeast) > 0 ? more : atLeast);
    }

    private boolean isReady() {
        return isDue() && mayGo.getAsBoolean();
    }

    private boolean isDue() {
        return clock.get().nanos() - dueNanos >= 0;
    }

    /** The centre is there: no use in waiting longer, unless it asked for that. */
    void hurry() {
        if (failures > 0 && !askedToWait) {
            dueNanos = clock.get().nanos();
        }
    }

    private boolean send(Summary summary, Function<Summary, Optional<Parcel>> pack) {
        Optional<Parcel> parcel = pack.apply(summary);
        parcel.ifPresent(packed -> {
            CompletableFuture<Void> unused = exchange.send(packed).thenAccept(answer -> {
                answers.add(new Done(summary, packed, answer));
                signal.give();
            });
        });
        return parcel.isPresent();
    }

    private void settle(Done done, Deque<Summary> waiting, Outcome outcome) {
        if (done.answer() instanceof Answer.Failed failed) {
            waiting.addFirst(done.summary());
            failures++;
            askedToWait = failed.retryAfter().isPresent();
            dueNanos = clock.get().nanos() + backoff.nanos(failures, failed.retryAfter());
        } else if (done.answer() instanceof Answer.Refused refused) {
            failures = 0;
            refusals++;
            outcome.refused(done.parcel(), refused.reason());
            if (refusals >= REFUSED_IN_A_ROW) {
                dueNanos = clock.get().nanos() + Backoff.LONGEST.toNanos();
            }
        } else {
            failures = 0;
            refusals = 0;
            askedToWait = false;
            outcome.taken(done.parcel());
        }
    }
}
