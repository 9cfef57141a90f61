// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.Entry;
import care.lares.journal.SeededEntries;
import care.lares.journal.cuts.Fault;
import care.lares.journal.cuts.FaultStorage;
import care.lares.journal.cuts.Faults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a journal tells and does while its disk fails; that nothing is lost at any call is what the cut matrix shows. */
class StorageFaultTest {
    private static final Path DATA = Path.of("data");

    @TempDir
    Path directory;

    private final FaultStorage storage = new FaultStorage(7);
    private final SeededEntries seeded = new SeededEntries(7);
    private final List<Entry> entries = Stream.generate(seeded::next).limit(8).toList();

    @ParameterizedTest
    @EnumSource(names = {"FAIL", "FULL", "READ_ONLY"})
    void tellsOnceThatItFailsAndOnceThatItWorksAgain(Fault fault) throws Exception {
        try (Open open = Open.at(DATA, Open.QUIET, storage)) {
            open.write(entries.subList(0, 2));
            storage.plan((number, call) -> fault);
            entries.subList(2, 5).forEach(open::append);
            open.heard().awaitTroubles(1);
            assertThat(open.heard().durable()).isEqualTo(2);
            assertThat(open.journal().status().failing())
                    .isEqualTo(open.heard().troubles.get(0).substring(9));
            storage.plan(Faults.NONE);
            open.heard().awaitTroubles(2);
            assertThat(open.heard().durable()).isEqualTo(5);
            assertThat(open.heard().troubles).hasSize(2).last().isEqualTo("recovered");
            assertThat(open.journal().status().failing()).isEmpty();
        }
        assertThereAre(5);
    }

    @Test
    void provesWhileTheDiskCanOnlyBeReadAndRecordsWhenItCanBeWrittenAgain() throws Exception {
        try (Open open = Open.at(DATA, Open.QUIET, storage)) {
            open.write(entries.subList(0, 3));
            Receipts.verified(open, 0);
            storage.plan((number, call) -> Fault.READ_ONLY);
            open.append(entries.get(3));
            open.heard().awaitTroubles(1);
            Receipts.verified(open, 2);
            assertThat(open.heard().durable()).isEqualTo(3);
            storage.plan(Faults.NONE);
            open.heard().awaitDurable(4);
            Receipts.verified(open, 3);
        }
        assertThereAre(4);
    }

    @Test
    void oneFailureIsNoNews() throws Exception {
        try (Open open = Open.at(DATA, Open.QUIET, storage)) {
            open.write(entries.subList(0, 2));
            storage.plan((number, call) -> number == 1 ? Fault.FAIL : Fault.NONE);
            open.write(entries.subList(2, 5));
            assertThat(open.heard().troubles).isEmpty();
        }
        assertThereAre(5);
    }

    @Test
    void closesWhileStorageFailsWithoutAcknowledging() throws Exception {
        try (Open open = Open.at(DATA, Open.QUIET, storage)) {
            open.write(entries.subList(0, 2));
            storage.plan((number, call) -> Fault.FAIL);
            open.append(entries.get(2));
            open.heard().awaitTroubles(1);
            assertThat(open.heard().durable()).isEqualTo(2);
        }
        storage.cut();
        assertThereAre(2);
    }

    private void assertThereAre(int size) throws Exception {
        storage.restart();
        check("before");
        try (Open again = Open.at(DATA, Open.QUIET, storage)) {
            assertThat(again.heard().damages).isEmpty();
            assertThat(again.journal().next()).isGreaterThanOrEqualTo(size).isLessThanOrEqualTo(entries.size());
            List<Entry> told = new ArrayList<>(again.heard().entries.values());
            assertThat(told).isEqualTo(entries.subList(0, told.size())).hasSizeGreaterThanOrEqualTo(size);
        }
        check("after");
    }

    /** What a failed write leaves behind is a note, no fault. */
    private void check(String name) throws IOException {
        storage.copyTo(DATA, directory.resolve(name));
        assertThat(Open.check(directory.resolve(name)).sound()).isTrue();
    }
}
