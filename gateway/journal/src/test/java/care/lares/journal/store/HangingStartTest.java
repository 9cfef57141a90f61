// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.lares.journal.Entry;
import care.lares.journal.SeededEntries;
import care.lares.journal.StorageFault;
import care.lares.journal.cuts.FaultStorage;
import care.lares.journal.log.Storage;
import care.lares.journal.log.UnusableDirectoryException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A journal opened on a card that answers nothing that changes it: it takes entries, and keeps them when it answers. */
@Timeout(240)
class HangingStartTest {
    private static final Path DATA = Path.of("data");
    private static final int BEFORE = 3;
    private static final Duration PATIENCE = Duration.ofMillis(60);
    private static final int NEVER = Integer.MAX_VALUE;

    @TempDir
    Path directory;

    private final SeededEntries seeded = new SeededEntries(13);
    private final List<Entry> entries = Stream.generate(seeded::next).limit(5).toList();

    @Test
    void takesEntriesWhileTheCardHangsAndKeepsThemWhenItAnswers() throws Exception {
        FaultStorage disk = written(1);
        HangingStorage card = new HangingStorage(disk, 1);
        try (Open open = open(card)) {
            assertThat(List.copyOf(open.heard().entries.values())).isEqualTo(entries.subList(0, BEFORE));
            assertThat(StorageFault.of(open.journal().status().failing())).isEqualTo(StorageFault.SILENT);
            assertThat(open.heard().troubles).hasSize(1);
            long seq = open.append(entries.get(BEFORE));
            assertThat(open.heard().durable()).isZero();
            card.letGo();
            open.heard().awaitDurable(seq + 1);
            open.heard().awaitTroubles(2);
            assertThat(open.heard().troubles).last().isEqualTo("recovered");
            Receipts.verified(open, seq);
        }
        assertThereAre(disk, entries.subList(0, BEFORE + 1), "all");
    }

    /** Whatever hangs comes about late, when other things have been done instead. */
    @Test
    void canHangFromAnyCallOn() throws Exception {
        int changes = hungFrom(NEVER);
        assertThat(changes).isGreaterThan(5);
        for (int from = 1; from <= changes; from++) {
            hungFrom(from);
        }
    }

    /** Answers how many changes there were until the journal was open. */
    private int hungFrom(int from) throws Exception {
        FaultStorage disk = written(from % 97);
        HangingStorage card = new HangingStorage(disk, from);
        int made;
        try (Open open = open(card)) {
            made = card.changes();
            assertThat(List.copyOf(open.heard().entries.values()))
                    .as("hung from change %d on", from)
                    .isEqualTo(entries.subList(0, BEFORE));
            open.append(entries.get(BEFORE));
            open.append(entries.get(BEFORE + 1));
            card.letGo();
            open.heard().awaitDurable(open.journal().given());
        }
        assertThereAre(disk, entries, "hung-" + from);
        return made;
    }

    @Test
    void endsWhileTheCardStillHangs() throws Exception {
        FaultStorage disk = written(2);
        HangingStorage card = new HangingStorage(disk, 1);
        try (Open open = open(card)) {
            open.append(entries.get(BEFORE));
        }
        card.letGo();
        assertThereAre(disk, entries.subList(0, BEFORE), "ended");
    }

    @Test
    void saysAtAFirstStartThatTheCardDoesNotAnswer() {
        HangingStorage card = new HangingStorage(new FaultStorage(3), 1);
        assertThatExceptionOfType(UnusableDirectoryException.class)
                .isThrownBy(() -> open(card))
                .withMessageContaining("data directory data cannot be used (" + StorageFault.HAS_NOT_ANSWERED);
        card.letGo();
    }

    /** A disk with a log whose tail was torn when its process was killed: a start has something to mend. */
    private FaultStorage written(int seed) throws Exception {
        FaultStorage disk = new FaultStorage(seed);
        try (Open open = Open.at(DATA, Open.QUIET, disk)) {
            open.write(entries.subList(0, BEFORE));
        }
        return disk;
    }

    private static Open open(Storage card) throws UnusableDirectoryException {
        Listening heard = new Listening();
        Opening opening = new Opening(
                card,
                new SecureRandom(),
                DATA,
                Open.QUIET,
                InstantSource.system(),
                System::nanoTime,
                new Threads(PATIENCE));
        Open open = new Open(opening.open(heard), heard);
        open.journal().start(heard);
        return open;
    }

    private void assertThereAre(FaultStorage disk, List<Entry> expected, String name) throws Exception {
        disk.cut();
        disk.copyTo(DATA, directory.resolve(name));
        assertThat(Open.check(directory.resolve(name)).sound()).as(name).isTrue();
        try (Open again = Open.at(DATA, Open.QUIET, disk)) {
            assertThat(again.heard().damages).as(name).isEmpty();
            assertThat(List.copyOf(again.heard().entries.values())).as(name).isEqualTo(expected);
        }
    }
}
