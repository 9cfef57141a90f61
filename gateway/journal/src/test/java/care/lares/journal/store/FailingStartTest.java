// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.lares.journal.Entry;
import care.lares.journal.SeededEntries;
import care.lares.journal.cuts.Call;
import care.lares.journal.cuts.Fault;
import care.lares.journal.cuts.FaultStorage;
import care.lares.journal.cuts.Faults;
import care.lares.journal.log.UnusableDirectoryException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A journal opened on a disk that can be read and not be written: it takes entries, and keeps them when it can. */
class FailingStartTest {
    private static final Path DATA = Path.of("data");
    private static final int BEFORE = 3;
    /** How many a first start makes: each with a copy. */
    private static final int KEY_FILES = 8;

    @TempDir
    Path directory;

    private final FaultStorage storage = new FaultStorage(11);
    private final SeededEntries seeded = new SeededEntries(11);
    private final List<Entry> entries = Stream.generate(seeded::next).limit(6).toList();

    @ParameterizedTest
    @EnumSource(names = {"FAIL", "FULL", "READ_ONLY"})
    void takesEntriesFromTheStartAndKeepsThemWhenTheDiskWorks(Fault fault) throws Exception {
        String origin = written();
        storage.plan(refusing(fault));
        try (Open open = Open.at(DATA, Open.QUIET, storage)) {
            assertThat(List.copyOf(open.heard().entries.values())).isEqualTo(entries.subList(0, BEFORE));
            assertThat(open.heard().troubles).containsExactly("failing: " + said(fault));
            assertThat(open.journal().status().failing()).isEqualTo(said(fault));
            entries.subList(BEFORE, 6).forEach(open::append);
            assertThat(open.heard().durable()).isZero();
            assertThat(open.journal().status().durable()).isEqualTo(BEFORE);

            storage.plan(Faults.NONE);
            open.heard().awaitDurable(6);
            open.heard().awaitTroubles(2);
            assertThat(open.heard().troubles).last().isEqualTo("recovered");
            assertThat(open.journal().status().failing()).isEmpty();
            assertThat(open.journal().origin()).isEqualTo(origin);
            Receipts.verified(open, 5);
        }
        assertThereAre(6);
    }

    @Test
    void answersForProofsAtOnceWhileNothingCanBeSealed() throws Exception {
        written();
        storage.plan(refusing(Fault.READ_ONLY));
        try (Open open = Open.at(DATA, Open.QUIET, storage)) {
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(() ->
                            open.journal().receipt(0).toCompletableFuture().join())
                    .withMessageContaining("nothing can be proved until storage works again");
        }
    }

    @Test
    void losesNothingWhenItEndsBeforeTheDiskWorks() throws Exception {
        written();
        storage.plan(refusing(Fault.FULL));
        try (Open open = Open.at(DATA, Open.QUIET, storage)) {
            open.append(entries.get(BEFORE));
        }
        storage.cut();
        assertThereAre(BEFORE);
    }

    /** Whatever the first call is that storage refuses, and after a stop in which the power was cut. */
    @ParameterizedTest
    @EnumSource(names = {"FAIL", "FULL", "READ_ONLY"})
    void canBeRefusedFromAnyCallOn(Fault fault) throws Exception {
        int changes = refusedFrom(Integer.MAX_VALUE, fault);
        assertThat(changes).isGreaterThan(1);
        for (int from = 1; from <= changes; from++) {
            refusedFrom(from, fault);
        }
    }

    /** Answers how many changes there were until the journal was open. */
    private int refusedFrom(int from, Fault fault) throws Exception {
        FaultStorage disk = new FaultStorage(from);
        try (Open open = Open.at(DATA, Open.QUIET, disk)) {
            open.write(entries.subList(0, BEFORE));
            open.append(entries.get(BEFORE));
            open.append(entries.get(BEFORE + 1));
            FaultStorage left = disk.afterCut(from);
            return refusedFrom(from, fault, left);
        }
    }

    private int refusedFrom(int from, Fault fault, FaultStorage disk) throws Exception {
        AtomicInteger changes = new AtomicInteger();
        disk.plan((number, call) -> refuses(fault, call) && changes.incrementAndGet() >= from ? fault : Fault.NONE);
        long next;
        int made;
        try (Open open = Open.at(DATA, Open.QUIET, disk)) {
            made = changes.get();
            next = open.append(entries.get(5));
            disk.plan(Faults.NONE);
            open.heard().awaitDurable(open.journal().given());
        }
        disk.cut();
        disk.copyTo(DATA, directory.resolve(fault + "-" + from));
        assertThat(Open.check(directory.resolve(fault + "-" + from)).sound())
                .as("refused from change %d on", from)
                .isTrue();
        try (Open again = Open.at(DATA, Open.QUIET, disk)) {
            assertThat(List.copyOf(again.heard().entries.values()))
                    .as("refused from change %d on", from)
                    .startsWith(entries.subList(0, BEFORE).toArray(Entry[]::new));
            assertThat(again.heard().entries.get(next)).isEqualTo(entries.get(5));
        }
        return made;
    }

    @Test
    void oneErrorIsNoNewsWhereverItHappens() throws Exception {
        for (int failing = 1, changes = 1; failing <= changes; failing++) {
            FaultStorage disk = new FaultStorage(failing);
            try (Open open = Open.at(DATA, Open.QUIET, disk)) {
                open.write(entries.subList(0, BEFORE));
            }
            AtomicInteger change = new AtomicInteger();
            int only = failing;
            disk.plan((number, call) ->
                    refuses(Fault.FAIL, call) && change.incrementAndGet() == only ? Fault.FAIL : Fault.NONE);
            try (Open open = Open.at(DATA, Open.QUIET, disk)) {
                changes = Math.max(changes, change.get());
                open.write(entries.subList(BEFORE, 6));
                assertThat(open.heard().troubles)
                        .as("change %d failed", failing)
                        .isEmpty();
            }
            disk.copyTo(DATA, directory.resolve("once-" + failing));
            assertThat(Open.check(directory.resolve("once-" + failing)).sound())
                    .as("change %d failed", failing)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FAIL", "FULL", "READ_ONLY"})
    void refusesAFirstStartThatCanKeepNoKeys(Fault fault) {
        storage.plan(refusing(fault));
        assertThatExceptionOfType(UnusableDirectoryException.class)
                .isThrownBy(() -> Open.at(DATA, Open.QUIET, storage))
                .withMessageStartingWith("data directory data ")
                .satisfies(e -> assertThat(e.getMessage()).containsAnyOf("make room", "replace", "check the disk"));
    }

    @Test
    void beginsTheFirstLogLaterWhenThereAreKeys() throws Exception {
        AtomicInteger keys = new AtomicInteger();
        storage.plan((number, call) -> {
            boolean made = keys.get() == KEY_FILES;
            keys.addAndGet(call == Call.RENAME ? 1 : 0);
            return made && refuses(Fault.FULL, call) ? Fault.FULL : Fault.NONE;
        });
        try (Open open = Open.at(DATA, Open.QUIET, storage)) {
            entries.subList(0, 2).forEach(open::append);
            assertThat(open.journal().status().failing()).isEqualTo(said(Fault.FULL));
            storage.plan(Faults.NONE);
            open.heard().awaitDurable(2);
        }
        assertThereAre(2);
    }

    private String written() throws UnusableDirectoryException {
        try (Open open = Open.at(DATA, Open.QUIET, storage)) {
            open.write(entries.subList(0, BEFORE));
            return open.journal().origin();
        }
    }

    private void assertThereAre(int size) throws Exception {
        storage.restart();
        check("before");
        try (Open again = Open.at(DATA, Open.QUIET, storage)) {
            assertThat(again.heard().damages).isEmpty();
            assertThat(List.copyOf(again.heard().entries.values())).isEqualTo(entries.subList(0, size));
        }
        check("after");
    }

    private void check(String name) throws IOException {
        storage.copyTo(DATA, directory.resolve(name));
        assertThat(Open.check(directory.resolve(name)).sound()).isTrue();
    }

    private static Faults refusing(Fault fault) {
        return (number, call) -> refuses(fault, call) ? fault : Fault.NONE;
    }

    private static boolean refuses(Fault fault, Call call) {
        return switch (fault) {
            case FULL -> call == Call.MAKE || call == Call.WRITE;
            case READ_ONLY -> call != Call.LOOK && call != Call.CLOSE && call != Call.LOCK;
            default -> call != Call.LOOK && call != Call.CLOSE;
        };
    }

    private static String said(Fault fault) {
        return switch (fault) {
            case FULL -> "No space left on device";
            case READ_ONLY -> "Read-only file system";
            default -> "Input/output error";
        };
    }
}
