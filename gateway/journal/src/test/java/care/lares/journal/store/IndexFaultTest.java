// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.crypto.KeyVault;
import care.lares.journal.Entry;
import care.lares.journal.IndexStatus.State;
import care.lares.journal.IndexUnavailableException;
import care.lares.journal.InvalidCursorException;
import care.lares.journal.ReadingQuery;
import care.lares.journal.SeededWard;
import care.lares.journal.cuts.Fault;
import care.lares.journal.cuts.FaultStorage;
import care.lares.journal.log.FileStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Whatever befalls the index's disk at whatever call, power cuts first: in the end the index says what the log says, and
 * until then it does not claim to. A failure names its seed; {@code -Dlares.index.faults} makes more trials.
 */
class IndexFaultTest {
    /** Two blocks, and some that are in none yet. */
    private static final int MANY = 17_000;
    /** Trials of each fault. */
    private static final int TRIALS = Integer.getInteger("lares.index.faults", 4);

    /** Calls in a row that are befallen: each may cost the index a longer wait. */
    private static final int MOST_FAILURES = 6;

    private static final int QUESTIONS = 3;
    private static final Path INDEX = Path.of("index");

    @TempDir
    static Path data;

    private static final SeededWard WARD = new SeededWard(31, 12);
    private static final List<Entry> WRITTEN = WARD.next(MANY);
    private static IndexModel model;
    private static IndexSource source;
    private static int calls;

    @BeforeAll
    static void write() throws Exception {
        try (Open open = Open.at(data)) {
            Indexes.write(open, WRITTEN);
            model = new IndexModel(open.journal().origin(), WRITTEN);
        }
        KeyVault vault = KeyVault.open(new VaultDirectory(new FileStorage(), data.resolve("keys")), new SecureRandom());
        source = new IndexSource(
                new FileStorage(), data.resolve("log"), new EntryOpener(vault), System::nanoTime, new UnreadSegments());
        FaultStorage disk = new FaultStorage(0);
        complete(disk);
        calls = disk.calls();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void saysWhatTheLogSaysInTheEnd(Fault fault) throws Exception {
        for (int trial = 0; trial < TRIALS; trial++) {
            long seed = fault.ordinal() * 1_000_003L + trial;
            try {
                trial(fault, new Random(seed), new FaultStorage(seed), trial);
            } catch (Exception | AssertionError e) {
                throw new AssertionError("fault " + fault + " seed " + seed, e);
            }
        }
    }

    private static void trial(Fault fault, Random random, FaultStorage disk, int trial) throws Exception {
        if (random.nextBoolean()) {
            complete(disk); // What is befallen then is an index that was there.
            disk.restart();
        }
        int first = 1 + (trial * calls / TRIALS + random.nextInt(Math.max(1, calls / TRIALS))) % calls;
        int length = 1 + random.nextInt(MOST_FAILURES);
        AtomicBoolean cut = new AtomicBoolean();
        disk.plan((number, call) -> {
            boolean befallen = number >= first && number - first < length;
            cut.set(cut.get() || (befallen && ends(fault)));
            return befallen ? fault : Fault.NONE;
        });
        JournalIndex index = started(disk);
        try {
            await(index, cut);
            if (!cut.get()) {
                compare(index, random.nextLong(), cut);
            }
        } finally {
            index.close();
        }
        if (fault == Fault.KILL) {
            disk.restart();
        } else {
            disk.cut();
        }
        complete(disk);
    }

    /** The power may go in the middle: no answer is right from then on, a wrong one never is. */
    private static void compare(JournalIndex index, long seed, AtomicBoolean cut) throws Exception {
        try {
            model.compare(index, WARD, seed, QUESTIONS);
        } catch (IndexUnavailableException gone) {
            if (!cut.get()) {
                throw gone;
            }
        }
    }

    private static boolean ends(Fault fault) {
        return fault == Fault.CUT || fault == Fault.KILL;
    }

    @Test
    void aWholeIndexIsNotReadFromTheLogAgain() throws Exception {
        FaultStorage disk = new FaultStorage(1);
        complete(disk);
        disk.restart();
        JournalIndex index = started(disk);
        try {
            assertThat(index.status().state()).isNotEqualTo(State.REBUILDING);
            await(index, new AtomicBoolean());
        } finally {
            index.close();
        }
    }

    /** Opens an index, and looks whether it says what the log says once it claims to. */
    private static void complete(FaultStorage disk) throws Exception {
        JournalIndex index = started(disk);
        try {
            await(index, new AtomicBoolean());
            model.compare(index, WARD, 7, QUESTIONS);
        } finally {
            index.close();
        }
    }

    private static JournalIndex started(FaultStorage disk) throws IOException {
        IndexDirectory directory = new IndexDirectory(disk, INDEX.toAbsolutePath());
        JournalIndex index = new JournalIndex(
                source,
                directory,
                new Extent(source.origins().keySet().iterator().next(), MANY));
        index.start();
        return index;
    }

    /** Asks until the answer is whole, or the power is gone: nothing is claimed before. */
    private static void await(JournalIndex index, AtomicBoolean cut) {
        Indexes.await("a whole answer", () -> cut.get() || isWhole(index));
    }

    private static boolean isWhole(JournalIndex index) {
        try {
            return index.readings(ReadingQuery.ALL.limit(1)).index().state() == State.COMPLETE;
        } catch (IndexUnavailableException notNow) {
            return false;
        } catch (InvalidCursorException e) {
            throw new AssertionError(e);
        }
    }
}
