// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static care.lares.journal.store.Erased.BERTA;
import static care.lares.journal.store.Erased.NAME;
import static care.lares.journal.store.Erased.NOON;
import static care.lares.journal.store.Erased.WILMA;
import static care.lares.journal.store.Erased.assertNothingOfHerIsStored;
import static care.lares.journal.store.Erased.described;
import static care.lares.journal.store.Erased.history;
import static care.lares.journal.store.Erased.index;
import static care.lares.journal.store.Erased.join;
import static care.lares.journal.store.Erased.tombstone;
import static care.lares.journal.store.Erased.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.lares.domain.ResidentId;
import care.lares.journal.EntryClass;
import care.lares.journal.ErasedEntryException;
import care.lares.journal.KeyCustody;
import care.lares.journal.KeyEntry.KeyRotated;
import care.lares.journal.KeyEntry.PersonErased;
import care.lares.journal.KeySort;
import care.lares.journal.LogFollower;
import care.lares.journal.Subject;
import care.lares.journal.check.Report;
import care.lares.journal.cuts.Fault;
import care.lares.journal.cuts.FaultStorage;
import care.lares.journal.cuts.Faults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever is erased can be read nowhere any more; everybody else can, and everything is still proved. */
class ErasureTest {
    private static final Path DATA = Path.of("data");

    @TempDir
    Path directory;

    @Test
    void noStoredByteOpensTheErasedLeaves() throws Exception {
        List<String> handedOut = new ArrayList<>();
        try (Open open = Open.at(directory)) {
            Indexes.complete(open);
            open.write(history());
            open.journal().snapshot(List.of(described(WILMA, NAME), described(BERTA, "Berta")));
            open.write(List.of(weight(WILMA, 4), weight(BERTA, 5)));
            Indexes.awaitComplete(open);
            handedOut.add(Receipts.of(open, 0).text());
            erase(open, WILMA);
            Indexes.awaitComplete(open);
            assertThat(index(open, WILMA)).isEmpty();
            assertThat(index(open, BERTA)).hasSize(2);
            assertNothingIsStored();
        }
        assertNothingIsStored();
        assertThat(handedOut.get(0))
                .as("a receipt that was handed out opens its entry for ever")
                .isNotEmpty();
        Report report = Open.check(directory);
        assertThat(report.sound()).as(report.findings().toString()).isTrue();
        assertThat(report.findings()).isEmpty();
        assertThat(report.closed()).isEqualTo(3);
    }

    @Test
    void whatIsClosedIsNoDamage() throws Exception {
        try (Open open = Open.at(directory)) {
            open.write(history());
            erase(open, WILMA);
        }
        try (Open open = Open.at(directory)) {
            assertThat(open.heard().damages).isEmpty();
            assertThat(open.heard().entries).containsKeys(2L, 3L).doesNotContainKeys(0L, 1L);
            Indexes.complete(open);
            assertThat(index(open, WILMA)).isEmpty();
            assertThat(index(open, BERTA)).hasSize(1);
            assertThat(followed(open)).doesNotContain(0L, 1L).contains(2L, 3L);
        }
    }

    @Test
    void receiptsOfTheErasedAreGoneAndThoseOfOthersHold() throws Exception {
        try (Open open = Open.at(directory)) {
            open.write(history());
            PersonErased tombstone = erase(open, WILMA);
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(() -> Receipts.of(open, 1))
                    .withCauseInstanceOf(ErasedEntryException.class)
                    .satisfies(e -> assertThat(((ErasedEntryException) e.getCause()).erasedAt())
                            .isEqualTo(tombstone.at()));
            assertThat(Receipts.verified(open, 2).index()).isEqualTo(2);
            assertThat(Receipts.verified(open, 3).index()).isEqualTo(3);
        }
    }

    @Test
    void aSecondErasureFindsNothingLeftToDestroy() throws Exception {
        try (Open open = Open.at(directory)) {
            open.write(history());
            PersonErased tombstone = erase(open, WILMA);
            KeyCustody keys = open.journal().keys();
            assertThat(keys.holds(Subject.of(WILMA))).isFalse();
            assertThat(keys.tombstone(Subject.of(WILMA))).isEqualTo(tombstone.tombstone());
            assertThat(join(keys.destroy(tombstone))).isEmpty();
        }
    }

    @Test
    void aNewKeyIsNeverNamedAsADestroyedOne() throws Exception {
        PersonErased tombstone;
        try (Open open = Open.at(directory)) {
            open.write(List.of(weight(BERTA, 0), weight(WILMA, 1)));
            tombstone = erase(open, WILMA);
        }
        try (Open open = Open.at(directory)) {
            open.write(List.of(described(WILMA, "somebody else")));
            assertThat(open.journal().keys().keys(Subject.of(WILMA)))
                    .isNotEmpty()
                    .doesNotContainAnyElementsOf(tombstone.keys());
        }
        assertThat(Open.check(directory).findings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"FAIL", "FULL", "READ_ONLY", "KILL", "CUT"})
    void aFaultAtAnyCallLeavesADirectoryThatGoesOn(Fault fault) throws Exception {
        boolean done = false;
        for (int call = 1; !done; call++) {
            int failing = call;
            FaultStorage storage = new FaultStorage(call);
            try (Open open = Open.at(DATA, Open.QUIET, storage)) {
                open.write(history());
                PersonErased tombstone = tombstone(open, WILMA);
                open.write(List.of(tombstone));
                storage.plan((number, any) -> number == failing ? fault : Fault.NONE);
                done = destroyed(open, tombstone) && storage.calls() < failing;
                storage.plan(Faults.NONE);
            }
            storage.cut();
            try (Open open = Open.at(DATA, Open.QUIET, storage)) {
                assertThat(open.heard().damages).as("call " + call).isEmpty();
                assertThat(open.journal().keys().holds(Subject.of(WILMA))).isFalse();
                assertThat(open.heard().entries).containsKeys(2L, 3L);
            }
            Path left = directory.resolve("call" + call);
            storage.copyTo(DATA, left);
            assertThat(Open.check(left).findings()).as("call " + call).isEmpty();
            assertNothingOfHerIsStored(left);
        }
    }

    /** Whoever exchanges the box key just then knew of nobody whose readings the index must lose. */
    @Test
    void anErasureBesideAnExchangeOfTheBoxKeyClearsTheIndexAsWell() throws Exception {
        OnceBefore storage = new OnceBefore();
        try (Open open = Open.at(directory, Open.QUIET, storage)) {
            Indexes.complete(open);
            open.write(history());
            Indexes.awaitComplete(open);
            assertThat(index(open, WILMA)).isNotEmpty();
            PersonErased tombstone = tombstone(open, WILMA);
            open.write(List.of(tombstone));
            AtomicReference<CompletionStage<Optional<KeyRotated>>> erasure = new AtomicReference<>();
            storage.once(() -> erasure.set(open.journal().keys().destroy(tombstone)));
            join(open.journal().keys().rotateBox(NOON, "admin"));
            join(erasure.get());
            Indexes.awaitComplete(open);
            assertThat(index(open, WILMA)).isEmpty();
            assertNothingIsStored();
        }
    }

    @Test
    void aKeyThatVanishedWithoutATombstoneIsAFault() throws Exception {
        try (Open open = Open.at(directory)) {
            open.write(history());
            // Destroyed by somebody who has the box and hides it.
            join(open.journal().keys().destroy(tombstone(open, WILMA)));
        }
        Report report = Open.check(directory);
        assertThat(report.sound()).isFalse();
        assertThat(report.findings().toString()).contains("no entry says that anybody was erased");
        try (Open open = Open.at(directory)) {
            open.write(List.of(weight(BERTA, 9)));
        }
        assertThat(Open.check(directory).findings())
                .as("the next start owns up to it")
                .isEmpty();
    }

    @Test
    void everythingStaysReadableWhenKeysAreExchanged() throws Exception {
        try (Open open = Open.at(directory)) {
            open.write(history());
            KeyCustody keys = open.journal().keys();
            KeyRotated box = join(keys.rotateBox(NOON, "admin"));
            KeyRotated subject = keys.rotate(Subject.of(BERTA), NOON, "admin");
            open.write(List.of(box, subject, weight(BERTA, 7)));
            assertThat(box.key()).isEqualTo(KeySort.BOX);
            assertThat(box.oldId()).hasSize(16).isNotEqualTo(box.newId());
            assertThat(keys.keys(Subject.of(BERTA))).hasSize(2);
        }
        try (Open open = Open.at(directory)) {
            assertThat(open.heard().damages).isEmpty();
            assertThat(open.heard().entries).hasSize(7);
            open.write(List.of(weight(WILMA, 8)));
        }
        assertThat(Open.check(directory).findings()).isEmpty();
    }

    private PersonErased erase(Open open, ResidentId resident) throws Exception {
        PersonErased tombstone = tombstone(open, resident);
        open.write(List.of(tombstone));
        open.write(List.of(join(open.journal().keys().destroy(tombstone)).orElseThrow()));
        return tombstone;
    }

    private static boolean destroyed(Open open, PersonErased tombstone) {
        try {
            join(open.journal().keys().destroy(tombstone));
            return true;
        } catch (CompletionException failed) {
            return false;
        }
    }

    private void assertNothingIsStored() throws IOException {
        assertNothingOfHerIsStored(directory);
    }

    private static List<Long> followed(Open open) throws IOException {
        List<Long> seqs = new ArrayList<>();
        LogFollower.Place begin = new LogFollower.Place(open.journal().origin(), 0);
        try (LogFollower log = open.journal().follow(begin, Set.of(EntryClass.values()))) {
            for (Optional<LogFollower.Logged> next = log.peek(); next.isPresent(); next = log.peek()) {
                seqs.add(next.get().seq());
                log.take();
            }
        }
        return seqs;
    }
}
