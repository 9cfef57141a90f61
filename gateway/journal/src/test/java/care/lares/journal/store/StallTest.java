// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.JournalFullException;
import care.lares.journal.SeededEntries;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that hangs blocks nobody but the writer. */
class StallTest {
    @TempDir
    Path directory;

    @Test
    void appendingNeverWaitsForADiskThatHangsAndRefusesWhenTooMuchWaits() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        FaultyStorage storage = new FaultyStorage("", call -> false);
        SeededEntries seeded = new SeededEntries(2);
        try (Open open = Open.at(directory, Open.QUIET, storage)) {
            open.write(List.of(seeded.reading()));
            storage.failing(call -> {
                try {
                    hangs.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                return false;
            });
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
        assertThat(Open.check(directory).findings()).isEmpty();
    }
}
