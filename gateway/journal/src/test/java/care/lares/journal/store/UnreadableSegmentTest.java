// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.Entry;
import care.lares.journal.EntryClass;
import care.lares.journal.GaveWay;
import care.lares.journal.Letting;
import care.lares.journal.LogFollower;
import care.lares.journal.SeededEntries;
import care.lares.journal.StorageBudget;
import care.lares.journal.cuts.BadSectors;
import care.lares.journal.log.FileStorage;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.SegmentIndex;
import care.lares.journal.log.SegmentRewriting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What could not be given up at one time can be at another: a segment that a card did not read, a tile that was not full. */
class UnreadableSegmentTest {
    private static final int TILE = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Whatever telemetry is older than a second goes. */
    private static final JournalSettings SHORT = Open.QUIET.withBudget(new StorageBudget(
            OptionalLong.empty(), OptionalLong.empty(), Map.of(), Map.of(EntryClass.TELEMETRY, Duration.ofSeconds(1))));

    @TempDir
    Path directory;

    private final BadSectors storage = new BadSectors(new FileStorage());
    private final SeededEntries seeded = new SeededEntries(17);
    private final List<GaveWay> said = new CopyOnWriteArrayList<>();

    @Test
    void isGivenUpWhenItCanBeReadAgainAndHoldsUpNoOther() throws Exception {
        Path second = second();
        try (Open open = open()) {
            storage.in(second, 1024, 2048);
            keep(open);
            look(open, () -> isGone(0) && isGone(2) && isGone(3));
            assertThat(isGone(1)).isFalse();
            storage.heal();
            look(open, () -> isGone(1));
        }
    }

    /** Its header is on the bad spot: nobody knows what it holds. */
    @Test
    void othersAreFoundAndGivenUpWhereAHeaderIsNotRead() throws Exception {
        Path second = second();
        try (Open open = open()) {
            storage.in(second, 0, 512);
            SegmentIndex index = LogBeginning.index(
                    storage, OriginFiles.all(storage, directory.resolve("log")).get(0));
            assertThat(index.holding(2L * TILE)).contains(3);
            keep(open);
            look(open, () -> isGone(2) && isGone(3));
            assertThat(isGone(1)).isFalse();
        }
    }

    @Test
    void nothingIsStatedTwiceWhereARewritingFails() throws Exception {
        Path second = second();
        long whole = Files.size(second);
        Path inItsWay = second.resolveSibling(second.getFileName() + SegmentRewriting.TEMPORARY);
        Files.createDirectories(inItsWay.resolve("more"));
        try (Open open = open()) {
            keep(open);
            look(open, () -> isGone(1) && isGone(2) && isGone(3));
            looks(open, 10);
            assertThat(said).filteredOn(UnreadableSegmentTest::isSecond).hasSize(1);
            Files.delete(inItsWay.resolve("more"));
            Files.delete(inItsWay);
            look(open, () -> Files.size(second) < whole);
            assertThat(said).filteredOn(UnreadableSegmentTest::isSecond).hasSize(1);
        }
        assertThat(Open.check(directory).faults()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "a b c", "a b c 1 2 3 4 5 6 x 8 9 10"})
    void whatWasCountedIsCountedAgainWhereThatIsNotUnderstood(String census) throws Exception {
        second();
        Files.writeString(directory.resolve("log").resolve("census"), census);
        try (Open open = open()) {
            keep(open);
            look(open, () -> isGone(1));
        }
    }

    @Test
    void whoReadsAllOfTheLogPassesOverWhatIsNotReadTimeAndAgain() throws Exception {
        Path second = second();
        try (Open open = open()) {
            storage.in(second, 1024, 2048);
            Set<Long> read = new HashSet<>();
            int failures = 0;
            LogFollower.Place beginning = new LogFollower.Place(open.journal().origin(), 0);
            try (LogFollower log = open.journal().follow(beginning, Set.of(EntryClass.values()))) {
                for (boolean more = true; more && failures < 10; ) {
                    try {
                        Optional<LogFollower.Logged> next = log.peek();
                        next.ifPresent(logged -> read.add(logged.seq()));
                        more = next.isPresent();
                        if (more) {
                            log.take();
                        }
                    } catch (IOException unread) {
                        failures++;
                    }
                }
            }
            assertThat(failures).isBetween(1, 5);
            for (int segment : List.of(0, 2, 3, 4, 5)) {
                assertThat(read).contains(segment * (long) TILE, segment * (long) TILE + TILE - 1);
            }
            assertThat(read).doesNotContain(TILE + TILE - 1L);
        }
    }

    /** Six segments of a tile each; the second of them. */
    private Path second() throws Exception {
        try (Open open = open()) {
            for (int segment = 0; segment < 6; segment++) {
                open.write(some(TILE));
                snapshot(open);
            }
        }
        OriginFiles origin = OriginFiles.all(storage, directory.resolve("log")).get(0);
        return origin.segment(origin.segments(storage).get(1));
    }

    private static boolean isSecond(GaveWay statement) {
        return statement.first() / TILE == 1;
    }

    @Test
    void aSegmentWhoseLastTileIsNotFullGoesWhenItIs() throws Exception {
        for (int start = 0; start < 4; start++) {
            try (Open open = open()) {
                open.write(some(TILE / 8));
                snapshot(open);
            }
        }
        try (Open open = open()) {
            keep(open);
            // Looks for room, and finds the segments of those starts.
            looks(open, 10);
            assertThat(said).isEmpty();
            open.write(some(TILE));
            look(open, () -> !said.isEmpty());
        }
        assertThat(Open.check(directory).findings()).isEmpty();
    }

    private Open open() throws Exception {
        return Open.at(directory, SHORT, storage);
    }

    private static void snapshot(Open open) {
        open.journal().snapshot(List.of());
        open.journal().seal();
        open.heard().awaitDurable(open.journal().next());
    }

    private List<Entry> some(int count) {
        return Stream.generate(seeded::next).limit(count).toList();
    }

    /** Whether something of a segment was given up, from 0. */
    private boolean isGone(int segment) {
        return said.stream().anyMatch(statement -> statement.first() / TILE == segment);
    }

    private void looks(Open open, int count) {
        for (int looks = 0; looks < count; looks++) {
            long before = storage.reads();
            open.journal().lookAtRoom();
            Awaitility.await().atMost(PATIENCE).until(() -> storage.reads() > before);
        }
    }

    private static void look(Open open, Callable<Boolean> until) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(20, TimeUnit.MILLISECONDS)
                .until(() -> {
                    open.journal().lookAtRoom();
                    return until.call();
                });
    }

    private void keep(Open open) throws Exception {
        open.journal().keepRoom(new Letting() {
            @Override
            public CompletionStage<Long> state(GaveWay statement) {
                said.add(statement);
                long seq = open.append(statement);
                return CompletableFuture.supplyAsync(() -> {
                    open.heard().awaitDurable(seq + 1);
                    return seq;
                });
            }

            @Override
            public Optional<LogFollower.Place> delivered() {
                return Optional.empty();
            }

            @Override
            public Optional<Instant> trustedNow() {
                return Optional.of(Instant.now().plusSeconds(3600));
            }
        });
    }
}
