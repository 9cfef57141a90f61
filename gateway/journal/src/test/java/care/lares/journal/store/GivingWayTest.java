// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.Entry;
import care.lares.journal.EntryClass;
import care.lares.journal.GaveWay;
import care.lares.journal.SeededEntries;
import care.lares.journal.check.Report;
import care.lares.journal.log.Parting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old telemetry goes, everything else stays where it was and is proved as before. */
class GivingWayTest {
    private static final int SEGMENTS = 6;
    private static final int ENTRIES = 700;

    @TempDir
    Path directory;

    private final SeededEntries seeded = new SeededEntries(11);
    private final TreeMap<Long, Entry> written = new TreeMap<>();

    @Test
    void survivorsStayWhereTheyWereAndHolesAreAccountedFor() {
        long gone;
        try (Open open = Open.at(directory)) {
            fill(open);
            gone = giveUp(open, EntryClass.TELEMETRY);
            assertThat(gone).isPositive();
            survivors().forEach(seq -> Receipts.verified(open, seq));
        }
        assertSound(gone);
        long more;
        try (Open again = Open.at(directory)) {
            assertThat(again.heard().damages).isEmpty();
            assertThat(again.journal().next()).isEqualTo(written.lastKey() + 1);
            more = giveUp(again, EntryClass.VITAL);
            assertThat(more).isPositive();
            survivors().forEach(seq -> Receipts.verified(again, seq));
        }
        assertSound(gone + more);
    }

    private void fill(Open open) {
        for (int segment = 0; segment < SEGMENTS; segment++) {
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < ENTRIES; i++) {
                Entry entry = seeded.next();
                written.put(open.journal().next() + i, entry);
                entries.add(entry);
            }
            open.write(entries);
            open.journal().snapshot(entries.subList(0, 3));
            open.journal().seal();
        }
        open.heard().awaitDurable(open.journal().next());
    }

    private List<Long> survivors() {
        return written.keySet().stream().filter(seq -> seq % 97 == 0).toList();
    }

    /** Gives up a class in every segment that may be touched; answers how many entries that were. */
    private long giveUp(Open open, EntryClass entryClass) {
        Stores stores = new Stores(directory);
        long gone = 0;
        for (GivingWay.Plan plan : stores.plans(new Parting(entryClass, Long.MAX_VALUE))) {
            GaveWay statement = plan.statement();
            long statedAt = open.append(statement);
            written.put(statedAt, statement);
            open.heard().awaitDurable(statedAt + 1);
            stores.carryOut(plan, statedAt);
            gone += statement.count();
            assertThat(written.subMap(statement.first(), statement.last() + 1).values().stream()
                            .filter(entry -> entry.entryClass() == entryClass))
                    .hasSize((int) statement.count());
            written.subMap(statement.first(), statement.last() + 1)
                    .values()
                    .removeIf(entry -> entry.entryClass() == entryClass);
        }
        return gone;
    }

    private void assertSound(long gone) {
        Report report = Open.check(directory);
        assertThat(report.findings()).isEmpty();
        assertThat(report.origins()).singleElement().satisfies(origin -> {
            assertThat(origin.givenUp()).isEqualTo(gone);
            assertThat(origin.entries()).isEqualTo(written.size());
        });
    }
}
