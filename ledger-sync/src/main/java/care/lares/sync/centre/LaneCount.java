// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import care.lares.journal.Lane;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What a lane counts. Written by its thread, read by any. */
final class LaneCount {
    private final Lane lane;
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong withheld = new AtomicLong();
    private final AtomicLong readings = new AtomicLong();
    private volatile long cursor;
    private volatile int pending;
    private volatile @Nullable Instant oldest;
    private volatile @Nullable Instant lastConfirmed;

    LaneCount(Lane lane) {
        this.lane = lane;
    }

    void delivered(Instant at) {
        delivered.incrementAndGet();
        lastConfirmed = at;
    }

    void refused() {
        refused.incrementAndGet();
    }

    void withheld() {
        withheld.incrementAndGet();
    }

    void read(long more) {
        readings.addAndGet(more);
    }

    void at(long place) {
        cursor = place;
    }

    void waiting(int bundles, Optional<Instant> since) {
        pending = bundles;
        oldest = since.orElse(null);
    }

    LaneStatus status() {
        return new LaneStatus(
                lane,
                cursor,
                pending,
                Optional.ofNullable(oldest),
                Optional.ofNullable(lastConfirmed),
                delivered.get(),
                refused.get(),
                withheld.get(),
                readings.get());
    }
}
