// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.Entry;
import care.lares.journal.SeededEntries;
import care.lares.journal.check.Finding;
import care.lares.journal.check.Report;
import care.lares.journal.cuts.FaultStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cuts the power at any moment, several times in a row, and looks whether everything acknowledged is there. */
class PowerCutTest {
    private static final Path DATA = Path.of("data");
    private static final int CUTS = 4;
    private static final JournalSettings BUSY =
            new JournalSettings(Duration.ofMillis(1), 20_000, Duration.ofMillis(3), 40, Duration.ofMillis(5));

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 9})
    void keepsWhatWasAcknowledgedOnceAndInOrder(int seed) throws Exception {
        Random random = new Random(seed);
        SeededEntries seeded = new SeededEntries(seed);
        List<Entry> history = new ArrayList<>();
        FaultStorage storage = new FaultStorage(seed);
        for (int cut = 1; cut <= CUTS; cut++) {
            String what = "seed " + seed + ", cut " + cut;
            Life life = run(storage, history, seeded, random, what);
            storage = life.left;
            long acknowledged = life.acknowledged;
            Report report = check(storage, cut);
            assertThat(report.findings()).as(what).allMatch(found -> found.weight() == Finding.Weight.NOTE);
            assertThat(report.origins()).as(what).hasSize(1);
            long there = report.origins().get(0).size();
            assertThat(there).as(what).isBetween(acknowledged, (long) history.size());
            history.subList((int) there, history.size()).clear();
        }
        try (Open open = Open.at(DATA, BUSY, storage)) {
            assertTold(open, history, "seed " + seed);
        }
        assertThat(check(storage, 0).sound()).isTrue();
    }

    private Report check(FaultStorage storage, int cut) throws IOException {
        Path real = directory.resolve(String.valueOf(cut));
        storage.copyTo(DATA, real);
        return Open.check(real);
    }

    /** What was acknowledged when the power was cut, and what that left. */
    private record Life(long acknowledged, FaultStorage left) {}

    /** Lives until the power is cut; what happens afterwards happens nowhere. */
    private Life run(FaultStorage storage, List<Entry> history, SeededEntries seeded, Random random, String what)
            throws Exception {
        try (Open open = Open.at(DATA, BUSY, storage)) {
            assertTold(open, history, what);
            open.journal().snapshot(history.subList(0, Math.min(5, history.size())));
            int steps = 20 + random.nextInt(300);
            for (int step = 0; step < steps; step++) {
                Entry entry = seeded.next();
                open.append(entry);
                history.add(entry);
                if (open.journal().snapshotDue()) {
                    open.journal().snapshot(history.subList(0, Math.min(5, history.size())));
                }
                if (random.nextInt(20) == 0) {
                    Thread.sleep(random.nextInt(4));
                }
            }
            long acknowledged = open.heard().durable();
            return new Life(acknowledged, storage.afterCut(random.nextLong()));
        }
    }

    private static void assertTold(Open open, List<Entry> history, String what) {
        assertThat(open.heard().damages).as(what).isEmpty();
        assertThat(open.journal().next()).as(what).isEqualTo(history.size());
        List<Entry> told = new ArrayList<>(open.heard().entries.values());
        assertThat(told).as(what).isEqualTo(history.subList(history.size() - told.size(), history.size()));
        if (!told.isEmpty()) {
            assertThat(open.heard().entries.lastKey()).as(what).isEqualTo(history.size() - 1);
        }
        if (told.size() < history.size()) {
            assertThat(open.heard().restated)
                    .as(what)
                    .isEqualTo(history.subList(0, open.heard().restated.size()));
        }
    }
}
