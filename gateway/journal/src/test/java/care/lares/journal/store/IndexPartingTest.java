// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.Entry;
import care.lares.journal.EntryClass;
import care.lares.journal.LoggedReading;
import care.lares.journal.Page;
import care.lares.journal.ReadingQuery;
import care.lares.journal.SeededWard;
import care.lares.journal.log.Parting;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was given up of the log leaves the index, and nothing else does. */
class IndexPartingTest {
    private static final int SEGMENTS = 5;
    private static final int ENTRIES = 1_200;
    /** So many that everything before is in a block of the index. */
    private static final int MORE = 9_000;

    @TempDir
    Path directory;

    private final SeededWard ward = new SeededWard(7, 4);
    private final TreeMap<Long, Entry> written = new TreeMap<>();

    @Test
    void rowsGoWithTheirEntriesWhileItRuns() throws Exception {
        try (Open open = Open.at(directory)) {
            fill(open);
            JournalIndex index = Indexes.complete(open);
            assertThat(found(index)).isEqualTo(readings());
            giveUp(open);
            index.gaveWay();
            Indexes.await("rows of what went are gone", () -> found(index).equals(readings()));
        }
        try (Open again = Open.at(directory)) {
            assertThat(found(Indexes.complete(again))).isEqualTo(readings());
        }
    }

    @Test
    void rowsGoAtTheNextStartWhenItDidNotRun() throws Exception {
        try (Open open = Open.at(directory)) {
            fill(open);
            Indexes.complete(open);
        }
        try (Open unindexed = Open.at(directory)) {
            giveUp(unindexed);
        }
        try (Open again = Open.at(directory)) {
            JournalIndex index = Indexes.complete(again);
            Indexes.await("rows of what went are gone", () -> found(index).equals(readings()));
        }
    }

    @Test
    void anIndexMadeAnewNeverHadThem() throws Exception {
        try (Open open = Open.at(directory)) {
            fill(open);
            giveUp(open);
            assertThat(found(Indexes.complete(open))).isEqualTo(readings());
        }
    }

    private void fill(Open open) {
        for (int segment = 0; segment <= SEGMENTS; segment++) {
            List<Entry> entries = ward.next(segment < SEGMENTS ? ENTRIES : MORE);
            for (int i = 0; i < entries.size(); i++) {
                written.put(open.journal().next() + i, entries.get(i));
            }
            Indexes.write(open, entries);
            open.journal().snapshot(List.of());
        }
        open.heard().awaitDurable(open.journal().next());
    }

    private void giveUp(Open open) {
        Stores stores = new Stores(directory);
        List<GivingWay.Plan> plans = stores.plans(new Parting(EntryClass.TELEMETRY, Long.MAX_VALUE));
        assertThat(plans).isNotEmpty();
        for (GivingWay.Plan plan : plans) {
            long statedAt = open.append(plan.statement());
            open.heard().awaitDurable(statedAt + 1);
            stores.carryOut(plan, statedAt);
            written.subMap(plan.statement().first(), plan.statement().last() + 1)
                    .values()
                    .removeIf(entry -> entry.entryClass() == EntryClass.TELEMETRY);
        }
    }

    /** The readings that are still in the log. */
    private Set<Long> readings() {
        Set<Long> readings = new HashSet<>();
        written.forEach((seq, entry) -> {
            if (entry instanceof Entry.ReadingLogged) {
                readings.add(seq);
            }
        });
        return readings;
    }

    /** Those that can be found. */
    private static Set<Long> found(JournalIndex index) {
        try {
            Set<Long> found = new HashSet<>();
            Page<LoggedReading> page = index.readings(ReadingQuery.ALL.limit(Page.MAX_LIMIT));
            page.items().forEach(item -> found.add(item.seq()));
            Optional<String> next = page.next();
            while (next.isPresent()) {
                page = index.readings(ReadingQuery.ALL.limit(Page.MAX_LIMIT).after(next));
                page.items().forEach(item -> found.add(item.seq()));
                next = page.next();
            }
            return found;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
