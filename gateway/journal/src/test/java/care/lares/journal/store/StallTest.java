// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.JournalFullException;
import care.lares.journal.SeededEntries;
import care.lares.journal.cuts.Fault;
import care.lares.journal.cuts.FaultStorage;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that hangs blocks nobody but the writer. */
class StallTest {
    private static final Path DATA = Path.of("data");

    @TempDir
    Path directory;

    @Test
    void appendingNeverWaitsForADiskThatHangsAndRefusesWhenTooMuchWaits() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        FaultStorage storage = new FaultStorage(2);
        SeededEntries seeded = new SeededEntries(2);
        try (Open open = Open.at(DATA, Open.QUIET, storage)) {
            open.write(List.of(seeded.reading()));
            storage.stall(() -> await(hangs));
            storage.plan((number, call) -> Fault.STALL);
            long accepted = 1;
            try {
                while (true) {
                    open.journal().append(seeded.reading());
                    accepted++;
                }
            } catch (JournalFullException e) {
                assertThat(open.journal().next()).isEqualTo(accepted);
            }
            assertThat(open.heard().durable()).isEqualTo(1);
            assertThat(accepted).isBetween(10_000L, 40_000L);
            hangs.countDown();
            open.heard().awaitDurable(accepted);
            assertThat(open.append(seeded.reading())).isEqualTo(accepted);
        }
        storage.copyTo(DATA, directory);
        assertThat(Open.check(directory).findings()).isEmpty();
    }

    private static void await(CountDownLatch hangs) {
        try {
            hangs.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
