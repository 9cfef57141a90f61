// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.Entry;
import care.lares.journal.SeededEntries;
import care.lares.journal.check.Finding;
import care.lares.journal.log.UnusableDirectoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every call to the file system fails once, and fails for good, at every place there is. */
class StorageFaultTest {
    private static final int ENTRIES = 8;

    @TempDir
    Path directory;

    private final SeededEntries seeded = new SeededEntries(7);
    private final List<Entry> entries =
            Stream.generate(seeded::next).limit(ENTRIES).toList();
    private final List<Entry> living = entries.subList(0, 3);

    @ParameterizedTest
    @ValueSource(strings = {"Input/output error", "No space left on device"})
    void survivesAnyOneCallThatFails(String reason) throws IOException {
        int calls = callsOfAWholeLife();
        for (int fault = 1; fault <= calls; fault++) {
            int chosen = fault;
            Path data = Files.createDirectory(directory.resolve(reason.charAt(0) + "-" + fault));
            liveThrough(data, new FaultyStorage(reason, call -> call == chosen));
            assertEverythingIsThereOnce(data, "call " + fault + " failed: " + reason);
        }
    }

    @Test
    void survivesEveryCallFailingFromAnyPlaceOnUntilStorageIsBack() throws Exception {
        int calls = callsOfAWholeLife();
        for (int fault = callsOfOpening() + 1; fault <= calls; fault++) {
            int first = fault;
            Path data = Files.createDirectory(directory.resolve("from-" + fault));
            FaultyStorage storage = new FaultyStorage("Input/output error", call -> call >= first);
            try (Open open = Open.at(data, Open.QUIET, storage)) {
                entries.subList(0, 4).forEach(open::append);
                open.journal().snapshot(living);
                entries.subList(4, ENTRIES).forEach(open::append);
                if (storage.calls() < first || open.heard().durable() < ENTRIES) {
                    Thread.sleep(15);
                }
                storage.failing(call -> false);
                open.heard().awaitDurable(ENTRIES);
            }
            assertEverythingIsThereOnce(data, "calls failed from " + fault + " on");
        }
    }

    @Test
    void tellsOnceThatItFailsAndOnceThatItWorksAgain() throws Exception {
        FaultyStorage storage = new FaultyStorage("No space left on device", call -> false);
        try (Open open = Open.at(directory, Open.QUIET, storage)) {
            open.write(entries.subList(0, 2));
            storage.failing(call -> true);
            entries.subList(2, 5).forEach(open::append);
            open.heard().awaitTroubles(1);
            Thread.sleep(50);
            assertThat(open.heard().durable()).isEqualTo(2);
            assertThat(open.journal().status().failing()).isEqualTo("No space left on device");
            storage.failing(call -> false);
            open.heard().awaitTroubles(2);
            assertThat(open.heard().durable()).isEqualTo(5);
            assertThat(open.heard().troubles).containsExactly("failing: No space left on device", "recovered");
            assertThat(open.journal().status().failing()).isEmpty();
            // The writer asks for one right after it has told that it works again.
            Indexes.await("a snapshot is due", open.journal()::snapshotDue);
        }
        // A batch that was written when its force failed stays behind in the segment that was left: a note, no fault.
        assertThat(Open.check(directory).sound()).isTrue();
    }

    @Test
    void oneFailureIsNoNews() throws Exception {
        FaultyStorage storage = new FaultyStorage("Input/output error", call -> false);
        try (Open open = Open.at(directory, Open.QUIET, storage)) {
            open.write(entries.subList(0, 2));
            int next = storage.calls() + 1;
            storage.failing(call -> call == next);
            open.write(entries.subList(2, 5));
            assertThat(open.heard().troubles).isEmpty();
        }
        assertEverythingBefore(5, directory, "one write failed");
    }

    @Test
    void closesWhileStorageFailsWithoutAcknowledging() throws Exception {
        FaultyStorage storage = new FaultyStorage("Input/output error", call -> false);
        try (Open open = Open.at(directory, Open.QUIET, storage)) {
            open.write(entries.subList(0, 2));
            storage.failing(call -> true);
            open.append(entries.get(2));
            open.heard().awaitTroubles(1);
            assertThat(open.heard().durable()).isEqualTo(2);
        }
        assertEverythingBefore(2, directory, "closed while failing");
    }

    private int callsOfAWholeLife() throws IOException {
        FaultyStorage storage = new FaultyStorage("", call -> false);
        liveThrough(Files.createDirectory(directory.resolve("life")), storage);
        return storage.calls();
    }

    private int callsOfOpening() throws Exception {
        FaultyStorage storage = new FaultyStorage("", call -> false);
        Open.unstarted(Files.createDirectory(directory.resolve("opening")), Open.QUIET, storage)
                .close();
        return storage.calls();
    }

    /** Opens, writes, takes a snapshot, writes on; opens again without faults where that was refused. */
    private void liveThrough(Path data, FaultyStorage storage) {
        List<Entry> first = entries.subList(0, 4);
        try (Open open = Open.at(data, Open.QUIET, storage)) {
            first.forEach(entry -> open.write(List.of(entry)));
            open.journal().snapshot(living);
            entries.subList(4, ENTRIES).forEach(entry -> open.write(List.of(entry)));
            open.journal()
                    .receipt(3)
                    .toCompletableFuture()
                    .handle((receipt, e) -> receipt)
                    .join();
        } catch (UnusableDirectoryException e) {
            assertThat(e.getMessage()).contains(data.toString());
            try (Open open = Open.at(data)) {
                open.write(entries);
            }
        }
    }

    private void assertEverythingIsThereOnce(Path data, String what) {
        assertEverythingBefore(ENTRIES, data, what);
    }

    private void assertEverythingBefore(int size, Path data, String what) {
        assertThat(Open.check(data).findings()).as(what).allMatch(found -> found.weight() == Finding.Weight.NOTE);
        try (Open again = Open.at(data)) {
            assertThat(again.heard().damages).as(what).isEmpty();
            assertThat(again.journal().next()).as(what).isEqualTo(size);
            List<Entry> told = new ArrayList<>(again.heard().entries.values());
            int from = size - told.size();
            assertThat(told).as(what).isEqualTo(entries.subList(from, size));
            assertThat(again.heard().entries.keySet())
                    .as(what)
                    .containsExactlyElementsOf(
                            IntStream.range(from, size).mapToObj(Long::valueOf).toList());
            assertThat(again.heard().restated).as(what).isIn(List.of(), living);
        }
    }
}
