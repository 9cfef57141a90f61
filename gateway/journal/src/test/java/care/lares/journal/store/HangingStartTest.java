// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.lares.journal.Entry;
import care.lares.journal.JournalClock;
import care.lares.journal.SeededEntries;
import care.lares.journal.StorageFault;
import care.lares.journal.cuts.FaultStorage;
import care.lares.journal.log.SilentCardException;
import care.lares.journal.log.Storage;
import care.lares.journal.log.UnusableDirectoryException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A journal opened on a card that answers nothing that changes it: it takes entries, and keeps them when it answers. One
 * that answers nothing that is read: whoever opens it hears of that, and may open it again when it answers.
 */
@Timeout(240)
class HangingStartTest {
    private static final Path DATA = Path.of("data");
    private static final int BEFORE = 3;
    private static final Duration PATIENCE = Duration.ofMillis(60);
    /** Where every read is answered: no busy machine is taken for a card that hangs. */
    private static final Duration ENDLESS = Duration.ofMinutes(3);

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

    @Test
    void saysThatTheCardDoesNotAnswerAndCanBeOpenedWhenItHas() throws Exception {
        FaultStorage disk = written(4);
        HangingStorage card = HangingStorage.atRead(disk, 1);
        assertThatExceptionOfType(SilentCardException.class)
                .isThrownBy(() -> open(card, PATIENCE))
                .withMessageContaining("data directory data cannot be used (" + StorageFault.HAS_NOT_ANSWERED)
                .satisfies(silent -> {
                    assertThat(silent.answered()).isNotDone();
                    card.letGo();
                    silent.answered().get(60, TimeUnit.SECONDS);
                });
        try (Open open = open(card)) {
            assertThat(List.copyOf(open.heard().entries.values())).isEqualTo(entries.subList(0, BEFORE));
            open.write(entries.subList(BEFORE, 5));
        }
        assertThereAre(disk, entries, "answered");
    }

    /** Whatever was done before it hung, and whatever still comes about of it: nothing is lost, nobody holds the directory. */
    @Test
    void canHangFromAnyReadOn() throws Exception {
        int reads = hungFromRead(NEVER);
        assertThat(reads).isGreaterThan(10);
        for (int from = 1; from <= reads; from++) {
            hungFromRead(from);
        }
    }

    /** Answers how many reads there were until the journal was open. */
    private int hungFromRead(int from) throws Exception {
        FaultStorage disk = written(from % 89);
        HangingStorage card = HangingStorage.atRead(disk, from);
        int made = 0;
        try (Open open = open(card, from == NEVER ? ENDLESS : PATIENCE)) {
            made = card.reads();
            card.letGo();
            open.write(entries.subList(BEFORE, 5));
        } catch (SilentCardException silent) {
            card.letGo();
            silent.answered().get(60, TimeUnit.SECONDS);
            try (Open again = open(card)) {
                assertThat(List.copyOf(again.heard().entries.values()))
                        .as("hung from read %d on", from)
                        .isEqualTo(entries.subList(0, BEFORE));
                again.write(entries.subList(BEFORE, 5));
            }
        }
        assertThereAre(disk, entries, "hung-read-" + from);
        return made;
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
        return open(card, ENDLESS);
    }

    private static Open open(Storage card, Duration readPatience) throws UnusableDirectoryException {
        Listening heard = new Listening();
        Opening opening = new Opening(
                card,
                new SecureRandom(),
                DATA,
                Open.QUIET,
                JournalClock.trusted(InstantSource.system()),
                System::nanoTime,
                Reading.WHOLE,
                new Threads(PATIENCE, readPatience));
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
