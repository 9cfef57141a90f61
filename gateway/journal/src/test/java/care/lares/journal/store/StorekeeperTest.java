// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.journal.BackupEntry.Cause;
import care.lares.journal.Ending;
import care.lares.journal.Entry;
import care.lares.journal.EntryClass;
import care.lares.journal.GaveWay;
import care.lares.journal.GivenUpException;
import care.lares.journal.JournalClock;
import care.lares.journal.JournalFullException;
import care.lares.journal.Letting;
import care.lares.journal.LogFollower;
import care.lares.journal.SeededWard;
import care.lares.journal.StorageBudget;
import care.lares.journal.StorageReport.Level;
import care.lares.journal.check.Report;
import care.lares.journal.log.FileStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that has used up its room goes on, and knows what it let go. */
class StorekeeperTest {
    /** Bytes: a third of what is written. */
    private static final long ROOM = 3L << 20;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final SeededWard ward = new SeededWard(5, 6);
    private final List<Entry> alarms = new ArrayList<>();
    private Optional<LogFollower.Place> delivered = Optional.empty();
    private Optional<Instant> now = Optional.empty();
    private long entries;
    private long alarmSeq;

    @Test
    void goesOnForSeveralTimesItsRoomAndKeepsWhatNeverGoes() throws Exception {
        JournalSettings small =
                settings(new StorageBudget(OptionalLong.of(ROOM), OptionalLong.empty(), Map.of(), Map.of()));
        try (Open open = Open.at(directory, small)) {
            keep(open);
            while (entries < 30_000) {
                write(open, 1_000);
            }
            settled(open);
            assertThat(open.journal().room().used()).isLessThan(ROOM);
            assertThat(open.journal().room().level()).isIn(Level.TELEMETRY_GOES, Level.VITALS_GO);
            long gone = firstGone(open);
            assertThatThrownBy(() ->
                            open.journal().receipt(gone).toCompletableFuture().get())
                    .hasCauseInstanceOf(GivenUpException.class);
            Receipts.verified(open, alarmSeq);
        }
        Report report = Open.check(directory);
        assertThat(report.faults()).as(report.findings().toString()).isZero();
        assertThat(report.origins())
                .singleElement()
                .satisfies(origin ->
                        assertThat(origin.givenUp() + origin.entries()).isEqualTo(origin.size()));
        assertThat(told()).containsAll(alarms);
    }

    /** The statement stands in the log that is written by then, the gap in the one that has ended. */
    @Test
    void saysOfAnEndedLogTooWhatWasGivenUpOfIt() throws Exception {
        JournalSettings small =
                settings(new StorageBudget(OptionalLong.of(ROOM), OptionalLong.empty(), Map.of(), Map.of()));
        try (Open open = Open.at(directory, small)) {
            keep(open);
            for (int segment = 0; segment < 5; segment++) {
                write(open, 1_000);
            }
            Receipts.verified(open, entries - 1);
            String ended = open.journal().origin();
            open.journal()
                    .giveUp(new Ending(Cause.WITNESS, "witness.example/w1", Optional.empty(), "others hold more"));
            while (said(ended).findAny().isEmpty()) {
                write(open, 1_000);
                settled(open);
            }
            GaveWay said = said(ended).findFirst().orElseThrow();
            assertThatThrownBy(() -> open.journal()
                            .receipt(ended, said.first())
                            .toCompletableFuture()
                            .get())
                    .hasCauseInstanceOf(GivenUpException.class);
        }
        assertThat(Open.check(directory).faults()).isZero();
    }

    @Test
    void refusesTelemetryAndVitalsWhenNothingMayGoAndNeverAnAlarm() throws Exception {
        JournalSettings small =
                settings(new StorageBudget(OptionalLong.of(ROOM), OptionalLong.of(ROOM / 3), Map.of(), Map.of()));
        Set<EntryClass> refused = EnumSet.noneOf(EntryClass.class);
        try (Open open = Open.at(directory, small)) {
            // Nothing was delivered, so no vitals may go.
            delivered = Optional.of(new LogFollower.Place(open.journal().origin(), 0));
            keep(open);
            // How far the writer is ahead of the storekeeper is the machine's matter: what counts is that it ends.
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(1))
                    .untilAsserted(() -> {
                        offer(open, refused);
                        assertThat(refused)
                                .as(open.journal().room().toString())
                                .containsExactlyInAnyOrder(EntryClass.TELEMETRY, EntryClass.VITAL);
                    });
            assertThat(said(open, EntryClass.VITAL)).isZero();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> open.journal().room().level() == Level.VITALS_REFUSED);
        }
        assertThat(Open.check(directory).faults()).isZero();
    }

    /** A box that was off for months without a clock writes behind them, with stamps from before. */
    @Test
    void givesUpForItsAgeWhatIsSurelyOldAndNothingElse() throws Exception {
        Instant spring = Instant.parse("2026-03-01T00:00:00Z");
        Instant autumn = Instant.parse("2026-11-21T00:00:00Z");
        JournalSettings month = settings(new StorageBudget(
                OptionalLong.empty(),
                OptionalLong.empty(),
                Map.of(),
                Map.of(EntryClass.TELEMETRY, Duration.ofDays(30))));
        String origin;
        lived(month, spring, true);
        lived(month, spring.plusSeconds(60), false);
        try (Open open = lives(month, autumn, true)) {
            now = Optional.of(autumn.plusSeconds(60));
            // What the living state may be read from stays in any case.
            for (int snapshot = 0; snapshot < 3; snapshot++) {
                open.journal().snapshot(List.of());
                write(open, 3_000);
            }
            keep(open);
            Awaitility.await().atMost(PATIENCE).until(() -> {
                open.journal().lookAtRoom();
                return said(open, EntryClass.TELEMETRY) >= 1;
            });
            open.journal().lookAtRoom();
            origin = open.journal().origin();
        }
        assertThat(said(origin).toList()).isNotEmpty().allMatch(said -> said.last() < 3_000);
        Report report = Open.check(directory);
        assertThat(report.faults()).as(report.findings().toString()).isZero();
    }

    /** Three thousand entries of one life. */
    private void lived(JournalSettings settings, Instant at, boolean sure) throws Exception {
        try (Open open = lives(settings, at, sure)) {
            write(open, 3_000);
        }
    }

    private Open lives(JournalSettings settings, Instant at, boolean sure) throws Exception {
        JournalClock clock = new JournalClock() {
            @Override
            public Instant instant() {
                return at;
            }

            @Override
            public boolean isTrusted() {
                return sure;
            }
        };
        Open open = Open.unstarted(directory, settings, new FileStorage(), clock, Reading.WHOLE);
        open.journal().start(open.heard());
        return open;
    }

    /** Fifty entries, and a look at the room. */
    private void offer(Open open, Set<EntryClass> refused) {
        for (int i = 0; i < 50; i++) {
            Entry entry = ward.next();
            try {
                open.journal().append(entry);
            } catch (JournalFullException full) {
                refused.add(entry.entryClass());
            }
        }
        open.heard().awaitDurable(open.journal().next());
        if (open.journal().snapshotDue()) {
            open.journal().snapshot(List.of());
        }
        open.journal().lookAtRoom();
    }

    /** How many statements of this log say that entries of this class were given up. */
    private synchronized long said(Open open, EntryClass entryClass) {
        return said(open.journal().origin())
                .filter(said -> said.givenUp() == entryClass)
                .count();
    }

    /** What a log says that it gave up. */
    private Stream<GaveWay> said(String origin) {
        return alarms.stream()
                .filter(GaveWay.class::isInstance)
                .map(GaveWay.class::cast)
                .filter(said -> said.origin().equals(origin));
    }

    private static JournalSettings settings(StorageBudget budget) {
        return new JournalSettings(
                Duration.ofMillis(2),
                128 << 10,
                Duration.ofHours(1),
                1 << 16,
                Duration.ofMillis(5),
                Duration.ofDays(1),
                budget);
    }

    private void keep(Open open) throws Exception {
        open.journal().keepRoom(new Letting() {
            @Override
            public CompletionStage<Long> state(GaveWay statement) {
                CompletableFuture<Long> durable = new CompletableFuture<>();
                long seq = append(open, statement);
                Thread waiting = new Thread(() -> {
                    open.heard().awaitDurable(seq + 1);
                    durable.complete(seq);
                });
                waiting.start();
                return durable;
            }

            @Override
            public Optional<LogFollower.Place> delivered() {
                return delivered;
            }

            @Override
            public Optional<Instant> trustedNow() {
                return now;
            }
        });
    }

    private synchronized long append(Open open, Entry entry) {
        if (entry.entryClass() == EntryClass.ALARM || entry.entryClass() == EntryClass.EVIDENCE) {
            alarms.add(entry);
            alarmSeq = alarmSeq == 0 ? open.journal().next() : alarmSeq;
        }
        entries++;
        return open.append(entry);
    }

    private void write(Open open, int count) {
        for (int i = 0; i < count; i++) {
            append(open, ward.next());
        }
        open.heard().awaitDurable(open.journal().next());
        if (open.journal().snapshotDue()) {
            open.journal().snapshot(List.of());
        }
    }

    private void settled(Open open) {
        Awaitility.await().atMost(PATIENCE).until(() -> {
            open.journal().lookAtRoom();
            return open.journal().room().free() >= open.journal().room().reserve();
        });
    }

    private long firstGone(Open open) {
        return said(open.journal().origin()).findFirst().orElseThrow().first();
    }

    /** What a fresh reader finds in the log. */
    private List<Entry> told() throws Exception {
        List<Entry> told = new ArrayList<>();
        try (Open open = Open.at(directory, settings(StorageBudget.WHOLE_DISK));
                LogFollower log = open.journal()
                        .follow(
                                new LogFollower.Place(open.journal().origin(), 0),
                                Set.of(EntryClass.ALARM, EntryClass.EVIDENCE))) {
            Optional<LogFollower.Logged> next = log.peek();
            while (next.isPresent()) {
                told.add(next.get().entry());
                log.take();
                next = log.peek();
            }
        }
        return told;
    }
}
