// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.Entry;
import care.lares.journal.EntryClass;
import care.lares.journal.GaveWay;
import care.lares.journal.IndexStatus.State;
import care.lares.journal.JournalFullException;
import care.lares.journal.Letting;
import care.lares.journal.LogFollower;
import care.lares.journal.SeededWard;
import care.lares.journal.StorageBudget;
import care.lares.journal.cuts.FaultStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A card that is full to the last byte is no reason not to record, while there is something that may give way. */
class FullCardTest {
    private static final Path DATA = Path.of("data");
    private static final long CARD = 4L << 20;
    /** Entries in a batch: less than a segment holds. */
    private static final int SOME = 250;

    private static final int INDEX = 300 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** On a busy box it takes its time until what was stated is durable. */
    private static final Executor SLOWLY = CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);

    private final FaultStorage disk = new FaultStorage(7);
    private final SeededWard ward = new SeededWard(7, 6);
    private final AtomicInteger said = new AtomicInteger();

    @Test
    void recordsOnWhenMoreComesThanCanGiveWayInTime() throws Exception {
        disk.capacity(CARD);
        try (Open open = Open.at(DATA, settings(), disk)) {
            keep(open);
            for (int i = 0; i < 30_000; i++) {
                appendWhenItMay(open, ward.next());
            }
            open.heard().awaitDurable(open.journal().next());
            assertThat(open.heard().troubles).isEmpty();
            assertThat(said).hasPositiveValue();
        }
    }

    @Test
    void hasTheRoomOfTheIndexWhenNotEvenThatSomethingGivesWayCanBeWrittenDown() throws Exception {
        disk.capacity(CARD);
        try (Open open = Open.at(DATA, settings(), disk)) {
            keep(open);
            for (int i = 0; i < 6_000; i++) {
                appendWhenItMay(open, ward.next());
            }
            Indexes.complete(open);
            open.journal().lookAtRoom();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> disk.size(DATA.resolve("spare")).isPresent());
            assertThat(said).hasValue(0);
            disk.put(DATA.resolve("index/lares.mv.db.tmp"), new byte[INDEX]);
            disk.capacity(disk.used() - disk.size(DATA.resolve("spare")).orElseThrow());

            long seq = open.append(ward.next());
            open.heard().awaitDurable(seq + 1);
            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(open.journal().status().failing()).isEmpty();
                assertThat(open.journal().index().status().state()).isEqualTo(State.COMPLETE);
            });
        }
    }

    private void appendWhenItMay(Open open, Entry entry) throws Exception {
        boolean taken = false;
        for (long until = System.nanoTime() + PATIENCE.toNanos(); !taken; ) {
            try {
                open.journal().append(entry);
                taken = true;
            } catch (JournalFullException full) {
                assertThat(System.nanoTime()).as(full.getMessage()).isLessThan(until);
                Thread.sleep(5);
            }
        }
        if (open.journal().next() % SOME == 0) {
            open.heard().awaitDurable(open.journal().next());
        }
        if (open.journal().snapshotDue()) {
            open.journal().snapshot(List.of());
        }
    }

    private static JournalSettings settings() {
        return new JournalSettings(
                Duration.ofMillis(2),
                128 << 10,
                Duration.ofHours(1),
                1 << 16,
                Duration.ofMillis(5),
                Duration.ofDays(1),
                StorageBudget.WHOLE_DISK);
    }

    private void keep(Open open) {
        open.journal().keepRoom(new Letting() {
            @Override
            public CompletionStage<Long> state(GaveWay statement) {
                assertThat(statement.givenUp()).isIn(EntryClass.TELEMETRY, EntryClass.VITAL);
                long seq = open.append(statement);
                return CompletableFuture.supplyAsync(
                        () -> {
                            open.heard().awaitDurable(seq + 1);
                            said.incrementAndGet();
                            return seq;
                        },
                        SLOWLY);
            }

            @Override
            public Optional<LogFollower.Place> delivered() {
                return Optional.empty();
            }

            @Override
            public Optional<Instant> trustedNow() {
                return Optional.empty();
            }
        });
    }
}
