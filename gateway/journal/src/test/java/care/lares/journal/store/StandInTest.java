// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.Entry;
import care.lares.journal.SeededEntries;
import care.lares.journal.StorageFault;
import care.lares.journal.log.StandInStorage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A journal whose card cannot be read: it has keys of its own, takes entries, and calls none of them durable. */
@Timeout(120)
class StandInTest {
    private static final Path DATA = Path.of("data");
    private static final String SILENT = StorageFault.HAS_NOT_ANSWERED + " for 3 s";

    @Test
    void takesEntriesAndNeverSaysThatTheyAreDurable() throws Exception {
        StandInStorage storage = new StandInStorage(DATA.resolve("keys"), SILENT);
        SeededEntries seeded = new SeededEntries(1);
        Entry entry = seeded.next();
        try (Open open = Open.at(DATA, Open.QUIET, storage)) {
            assertThat(open.journal().status().failing()).isEqualTo(SILENT);
            assertThat(open.heard().entries).isEmpty();
            open.append(entry);
            open.heard().awaitTroubles(1);
            assertThat(open.heard().durable()).isZero();
            assertThat(open.journal().derivedKey("lares/alarm-id/v1")).hasSize(32);
        }
        assertThat(storage.list(DATA)).isEmpty();
        assertThat(storage.list(DATA.resolve("log"))).isEmpty();
    }
}
