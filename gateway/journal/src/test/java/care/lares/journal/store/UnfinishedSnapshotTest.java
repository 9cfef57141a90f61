// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.Entry;
import care.lares.journal.SeededEntries;
import care.lares.journal.cuts.Call;
import care.lares.journal.cuts.Fault;
import care.lares.journal.cuts.FaultStorage;
import care.lares.journal.cuts.Faults;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A snapshot of several batches that is not written to its end: its pieces go, and a whole one never does. */
class UnfinishedSnapshotTest {
    private static final Path DATA = Path.of("data");
    /** Two of them are more than a batch. */
    private static final String LONG = "x".repeat(600_000);
    /** More than anything else that is written meanwhile, bytes. */
    private static final long PIECE = 200_000;

    private static final int PIECES = 3;

    @TempDir
    Path directory;

    private final SeededEntries seeded = new SeededEntries(37);
    private final List<Entry> living =
            Stream.generate(() -> large()).limit(2 * PIECES).toList();

    /** Whichever write or force of it fails: the room it took is free again at once. */
    @ParameterizedTest
    @EnumSource(
            value = Call.class,
            names = {"WRITE", "FORCE"})
    void leavesNothingOnTheCardWhenItFails(Call call) throws Exception {
        for (int failing = 2; failing <= PIECES + 1; failing++) {
            FaultStorage storage = new FaultStorage(failing);
            try (Open open = Open.at(DATA, Open.QUIET, storage)) {
                open.write(some(3));
                long before = storage.used();
                storage.plan(only(failing, call, Fault.FAIL));
                open.journal().snapshot(living);
                open.write(some(2));
                assertThat(storage.used()).as("%s %d failed", call, failing).isLessThan(before + PIECE);
                open.journal().snapshot(living);
                open.write(some(2));
                assertThat(storage.used()).isGreaterThan(before + 2 * PIECES * LONG.length());
            }
            assertWhole(storage, failing, 7);
        }
    }

    /** On a full card that is tried every ten seconds. */
    @Test
    void leavesNothingOnAFullCard() throws Exception {
        FaultStorage storage = new FaultStorage(1);
        try (Open open = Open.at(DATA, Open.QUIET, storage)) {
            open.write(some(3));
            long before = storage.used();
            storage.capacity(before + PIECES * LONG.length());
            for (int times = 0; times < 5; times++) {
                open.journal().snapshot(living);
                open.write(some(2));
                assertThat(storage.used()).isLessThan(before + PIECE);
            }
        }
    }

    @Test
    void goesAtTheNextStartWhenNothingCouldBeRemovedAndStaysWhenItIsWhole() throws Exception {
        boolean whole = false;
        for (int cut = 1; !whole; cut++) {
            FaultStorage storage = new FaultStorage(cut);
            long before;
            try (Open open = Open.at(DATA, Open.QUIET, storage)) {
                open.write(some(3));
                before = storage.used();
                storage.plan(from(cut, Call.FORCE));
                open.journal().snapshot(living);
                open.append(seeded.next());
                Awaitility.await()
                        .until(() -> open.heard().durable() >= 4
                                || !open.journal().status().failing().isEmpty());
            }
            storage.restart();
            try (Open open = Open.at(DATA, Open.QUIET, storage)) {
                whole = open.heard().restated.size() == living.size();
                assertThat(open.heard().damages).isEmpty();
                assertThat(storage.used() > before + PIECE).as("cut %d", cut).isEqualTo(whole);
            }
            assertWhole(storage, cut, 3);
        }
    }

    private void assertWhole(FaultStorage storage, int number, long least) throws Exception {
        Path copy = directory.resolve("copy-" + number + "-" + least + "-" + storage.used());
        storage.restart();
        storage.copyTo(DATA, copy);
        assertThat(Open.check(copy).sound()).isTrue();
        try (Open again = Open.at(DATA, Open.QUIET, storage)) {
            assertThat(again.heard().damages).isEmpty();
            assertThat(again.journal().next()).isGreaterThanOrEqualTo(least);
        }
    }

    private static Faults only(int which, Call of, Fault fault) {
        AtomicInteger calls = new AtomicInteger();
        return (number, call) -> call == of && calls.incrementAndGet() == which ? fault : Fault.NONE;
    }

    private static Faults from(int first, Call of) {
        AtomicInteger calls = new AtomicInteger();
        return (number, call) ->
                (call == of ? calls.incrementAndGet() : calls.get()) >= first ? Fault.FAIL : Fault.NONE;
    }

    private Entry large() {
        return new Entry.GatewayStarted(Instant.parse("2026-11-21T08:00:00Z"), LONG, Duration.ZERO);
    }

    private List<Entry> some(int count) {
        return Stream.generate(seeded::next).limit(count).toList();
    }
}
