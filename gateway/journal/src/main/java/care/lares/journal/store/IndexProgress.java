// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.domain.Ticks;
import care.lares.journal.IndexStatus;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far the index is, for whoever asks and for the operator's log. Told by the indexer, asked by any thread. */
final class IndexProgress {
    /** How often the operator hears of it. */
    private static final Duration TELL_EVERY = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(IndexProgress.class);

    private final Ticks ticks;
    private final LagGauge lag = new LagGauge();
    private volatile IndexStatus.State state = IndexStatus.State.VERIFYING;
    private volatile String unavailable = "";
    private volatile double done;
    private volatile long indexed;
    private volatile Extent durable = new Extent(0, 0);
    private long beganAt;
    private long toldAt;
    private long entries;

    IndexProgress(Ticks ticks) {
        this.ticks = ticks;
        this.beganAt = ticks.nanos();
    }

    /** The logs have grown to this. */
    void durable(Extent extent) {
        if (extent.ordinal() != durable.ordinal()) {
            lag.forget();
        }
        durable = extent;
        lag.grown(extent.size(), ticks.nanos());
    }

    /** Number of durable entries of the newest log. */
    long durable() {
        return durable.size();
    }

    Extent extent() {
        return durable;
    }

    IndexStatus.State state() {
        return state;
    }

    /** Something begins, or is over. */
    void now(IndexStatus.State begun) {
        if (begun != state) {
            LOG.info("index state={} seconds={}", begun.wireName(), seconds());
        }
        state = begun;
        done = begun == IndexStatus.State.COMPLETE ? 1 : 0;
        beganAt = ticks.nanos();
        toldAt = beganAt;
        entries = 0;
    }

    /**
     * Nothing can be searched now.
     *
     * @param why in words; empty when it can
     */
    void unavailable(String why) {
        unavailable = why;
    }

    /** So many entries of the newest log can be queried. */
    synchronized void indexed(long size) {
        indexed = size;
        notifyAll();
    }

    long indexed() {
        return indexed;
    }

    /** More was done of what there is to do. */
    void advanced(long moreEntries, double part) {
        entries += moreEntries;
        if (state == IndexStatus.State.COMPLETE) {
            return;
        }
        done = Math.min(part, 1);
        if (ticks.nanos() - toldAt >= TELL_EVERY.toNanos()) {
            toldAt = ticks.nanos();
            LOG.info(
                    "index state={} percent={} entries={} perSecond={}",
                    state.wireName(),
                    String.format(Locale.ROOT, "%.1f", 100 * done),
                    entries,
                    (long) (entries / Math.max(seconds(), 1e-3)));
        }
    }

    /** Waits until so many entries can be queried. */
    synchronized void await(long size, Duration most) throws InterruptedException {
        long until = ticks.nanos() + most.toNanos();
        long left = most.toMillis();
        while (indexed < size && left > 0) {
            wait(left);
            left = Duration.ofNanos(until - ticks.nanos()).toMillis();
        }
    }

    IndexStatus status() {
        long size = durable.size();
        long have = Math.min(indexed, size);
        return new IndexStatus(state, have, size, lag.waiting(have, size, ticks.nanos()), done, unavailable);
    }

    private double seconds() {
        return Duration.ofNanos(ticks.nanos() - beganAt).toMillis() / 1e3;
    }
}
