// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.journal.Entry;
import care.lares.journal.JournalFullException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CommitQueueTest {
    private static final Duration LONG = Duration.ofSeconds(8);
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void givesEverythingThatWaitsAtOnceAndNumbersItWithoutGaps() throws JournalFullException {
        CommitQueue queue = new CommitQueue(40, Duration.ZERO, false, System::nanoTime);
        assertThat(queue.add(steps())).isEqualTo(40);
        assertThat(queue.add(steps())).isEqualTo(41);
        CommitQueue.Taken taken = queue.take(HOUR);
        assertThat(taken.firstSeq()).isEqualTo(40);
        assertThat(taken.entries()).hasSize(2);
        assertThat(queue.next()).isEqualTo(42);
    }

    @Test
    void anUrgentEntryEndsTheLinger() throws Exception {
        // By a clock that stands still no linger ever ends by itself.
        CommitQueue queue = new CommitQueue(0, LONG, false, () -> 0);
        queue.add(steps());
        CompletableFuture<CommitQueue.Taken> taken = CompletableFuture.supplyAsync(() -> queue.take(HOUR));
        Thread.sleep(50);
        assertThat(taken).isNotDone();
        queue.add(sos());
        assertThat(taken.get(60, TimeUnit.SECONDS).entries()).hasSize(2);
    }

    @Test
    void whatPeopleDoWaitsForNothingWhereReadingsArePatient() throws Exception {
        CommitQueue queue = new CommitQueue(0, LONG, true, () -> 0);
        queue.add(steps());
        CompletableFuture<CommitQueue.Taken> taken = CompletableFuture.supplyAsync(() -> queue.take(HOUR));
        Thread.sleep(50);
        assertThat(taken).isNotDone();
        queue.add(new Entry.GatewayStarted(Instant.EPOCH, "1.0", Duration.ZERO));
        assertThat(taken.get(60, TimeUnit.SECONDS).entries()).hasSize(2);
    }

    @Test
    void aSnapshotStandsWhereItWasGiven() throws JournalFullException {
        CommitQueue queue = new CommitQueue(0, LONG, false, System::nanoTime);
        queue.add(steps());
        queue.snapshot(List.of(sos()));
        queue.add(sos());
        CommitQueue.Taken before = queue.take(HOUR);
        assertThat(before.entries()).hasSize(1);
        assertThat(before.snapshot()).contains(List.of(sos()));
        CommitQueue.Taken after = queue.take(HOUR);
        assertThat(after.firstSeq()).isEqualTo(1);
        assertThat(after.snapshot()).isEmpty();
    }

    @Test
    void refusesWhatIsTooMuchButKeepsRoomForAlarms() throws JournalFullException {
        CommitQueue queue = new CommitQueue(0, Duration.ZERO, false, System::nanoTime);
        fill(queue, steps());
        long next = queue.next();
        assertThat(queue.add(sos())).isEqualTo(next);
        fill(queue, sos());
        assertThatExceptionOfType(JournalFullException.class).isThrownBy(() -> queue.add(sos()));
        CommitQueue.Taken taken = queue.take(HOUR);
        assertThatExceptionOfType(JournalFullException.class).isThrownBy(() -> queue.add(steps()));
        queue.release(taken);
        assertThat(queue.add(steps()))
                .isEqualTo(taken.firstSeq() + taken.entries().size());
    }

    @Test
    void takesOfWhatGivesWayWhatWasGrantedAndAlarmsBesides() throws JournalFullException {
        CommitQueue queue = new CommitQueue(0, LONG, false, () -> 0);
        queue.grant(2 * Weight.of(steps()));
        queue.add(steps());
        assertThat(queue.runsShort()).isFalse();
        queue.add(steps());
        assertThat(queue.runsShort()).isTrue();
        assertThatExceptionOfType(JournalFullException.class)
                .isThrownBy(() -> queue.add(steps()))
                .matches(full -> !full.noRoom());
        queue.add(sos());
        queue.grant(0);
        assertThat(queue.runsShort()).isTrue();
    }

    @Test
    void givesTheRestAndSaysWhichIsTheLastOnceClosed() throws JournalFullException {
        CommitQueue queue = new CommitQueue(0, LONG, false, System::nanoTime);
        queue.add(steps());
        queue.snapshot(List.of());
        queue.add(steps());
        queue.close();
        assertThatIllegalStateException().isThrownBy(() -> queue.add(steps()));
        assertThat(queue.take(HOUR).last()).isFalse();
        assertThat(queue.take(HOUR).last()).isTrue();
    }

    private static void fill(CommitQueue queue, Entry entry) {
        try {
            while (true) {
                queue.add(entry);
            }
        } catch (JournalFullException e) {
            assertThat(e).hasMessageContaining("bytes are waiting");
        }
    }

    private static Entry steps() {
        return logged(Kind.STEPS, new Value.Quantity(java.math.BigDecimal.TEN));
    }

    private static Entry sos() {
        return logged(Kind.SOS, Value.Flag.ON);
    }

    private static Entry logged(Kind kind, Value value) {
        Reading reading = new Reading(
                new DeviceId("pendant"),
                kind,
                value,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty());
        return new Entry.ReadingLogged(reading, Assignment.NONE, 0);
    }
}
