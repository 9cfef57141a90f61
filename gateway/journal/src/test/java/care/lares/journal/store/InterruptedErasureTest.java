// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static care.lares.journal.store.Erased.BERTA;
import static care.lares.journal.store.Erased.WILMA;
import static care.lares.journal.store.Erased.assertNothingOfHerIsStored;
import static care.lares.journal.store.Erased.history;
import static care.lares.journal.store.Erased.index;
import static care.lares.journal.store.Erased.join;
import static care.lares.journal.store.Erased.tombstone;
import static care.lares.journal.store.Erased.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.lares.journal.IndexUnavailableException;
import care.lares.journal.KeyEntry.KeyRotated;
import care.lares.journal.Subject;
import care.lares.journal.check.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An erasure that a power cut interrupted is gone on with behind the next start. */
class InterruptedErasureTest {
    @TempDir
    Path directory;

    /** Half a gigabyte takes a slow card minutes to overwrite: whoever calls meanwhile is heard, and nobody finds her. */
    @Test
    void anErasureIsGoneOnWithWhileEntriesAreTaken() throws Exception {
        Path cut = cutBehindTheTombstone();
        CountDownLatch slow = new CountDownLatch(1);
        OnceBefore storage = new OnceBefore();
        storage.once(() -> await(slow));
        try (Open open = Open.at(cut, Open.QUIET, storage)) {
            open.journal().index().start();
            open.write(List.of(weight(BERTA, 9)));
            assertThat(open.journal().keys().concluded().toCompletableFuture()).isNotDone();
            assertThatExceptionOfType(IndexUnavailableException.class).isThrownBy(() -> index(open, WILMA));
            slow.countDown();
            assertThat(join(open.journal().keys().concluded())).isPresent();
            Indexes.awaitComplete(open);
            assertThat(index(open, WILMA)).isEmpty();
            assertThat(index(open, BERTA)).hasSize(2);
            assertNothingOfHerIsStored(cut);
        }
    }

    @Test
    void anErasureWhoseKeysSurvivedAPowerCutIsDoneAtTheNextStart() throws Exception {
        Path cut = cutBehindTheTombstone();
        assertThat(Open.check(cut).sound()).isTrue();
        try (Open open = Open.at(cut)) {
            assertThat(open.heard().erased).containsExactly(Subject.of(WILMA));
            assertThat(open.journal().keys().holds(Subject.of(WILMA))).isFalse();
            open.write(List.of(weight(BERTA, 9)));
        }
        assertNothingOfHerIsStored(cut);
        Report report = Open.check(cut);
        assertThat(report.findings()).isEmpty();
        try (Open open = Open.at(cut)) {
            assertThat(open.heard().entries.values())
                    .filteredOn(KeyRotated.class::isInstance)
                    .as("the exchange of the box key is logged once")
                    .hasSize(1);
        }
    }

    /** What a power cut leaves right after it is durable that somebody is erased. */
    private Path cutBehindTheTombstone() throws Exception {
        Path cut = directory.resolve("cut");
        Path data = directory.resolve("data");
        try (Open open = Open.at(data)) {
            Indexes.complete(open);
            open.write(history());
            Indexes.awaitComplete(open);
            open.write(List.of(tombstone(open, WILMA)));
            KilledCopy.make(data, cut);
        }
        return cut;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
