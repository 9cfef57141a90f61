// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.domain.Ticks;
import care.lares.journal.Journal;
import care.lares.journal.JournalStatus;
import care.lares.journal.StorageFault;
import java.time.Duration;
import java.util.Optional;

/** Notices a disk that neither works nor fails: one that does not answer. */
final class StorageWatch {
    /** Longer than any linger, and than the second-long stalls of a worn card. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Journal journal;
    private final Ticks ticks;
    private long durable = -1;
    private long sinceNanos;

    StorageWatch(Journal journal, Ticks ticks) {
        this.journal = journal;
        this.ticks = ticks;
        this.sinceNanos = ticks.nanos();
    }

    /** Why nothing becomes durable, as storage says it; empty when all is well. */
    Optional<String> problem() {
        JournalStatus status = journal.status();
        long now = ticks.nanos();
        if (status.durable() != durable || status.durable() == status.next()) {
            durable = status.durable();
            sinceNanos = now;
        }
        if (!status.failing().isEmpty()) {
            return Optional.of(status.failing());
        }
        return now - sinceNanos > PATIENCE.toNanos()
                ? Optional.of(StorageFault.hasNotAnswered(PATIENCE))
                : Optional.empty();
    }
}
