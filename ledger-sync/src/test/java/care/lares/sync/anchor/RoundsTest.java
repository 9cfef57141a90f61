// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.journal.PublishedCheckpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundsTest {
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<PublishedCheckpoint> shown = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicInteger sealed = new AtomicInteger();
    private long nanos;

    private PublishedCheckpoint checkpoint() {
        int now = size.incrementAndGet();
        return new PublishedCheckpoint("o", now, "o\n" + now + "\nr\n\n— o s\n");
    }

    /** Takes everything at once. */
    private Anchor place(Answer... answers) {
        List<Answer> script = new ArrayList<>(List.of(answers));
        return new Anchor() {
            @Override
            public String name() {
                return "place";
            }

            @Override
            public Answer show(PublishedCheckpoint newest) {
                shown.add(newest);
                return script.isEmpty() ? new Answer.Final(1, 1) : script.remove(0);
            }
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void beginAtAnyTimeWithinThePeriodAndGoOnWithJitter(long seed) {
        List<Long> begun = new ArrayList<>();
        Rounds rounds = new Rounds(
                () -> {},
                () -> {
                    begun.add(nanos);
                    return Optional.empty();
                },
                List.of(),
                EVERY,
                () -> nanos,
                new Random(seed));
        for (int second = 0; second < 24 * 3600; second++) {
            nanos += Duration.ofSeconds(1).toNanos();
            rounds.look();
        }
        assertThat(begun.get(0))
                .as("seed %d", seed)
                .isLessThanOrEqualTo(EVERY.plusSeconds(1).toNanos());
        for (int i = 1; i < begun.size(); i++) {
            assertThat(Duration.ofNanos(begun.get(i) - begun.get(i - 1)))
                    .as("seed %d", seed)
                    .isBetween(Duration.ofSeconds(538), Duration.ofSeconds(662));
        }
        assertThat(begun).hasSizeBetween(138, 150);
        assertThat(begun.stream()
                        .skip(1)
                        .mapToLong(at -> at % EVERY.toNanos())
                        .distinct()
                        .count())
                .isGreaterThan(30);
    }

    @Test
    void missedRoundsAreNotMadeUpFor() {
        AtomicInteger begun = new AtomicInteger();
        Rounds rounds = new Rounds(
                () -> {},
                () -> {
                    begun.incrementAndGet();
                    return Optional.empty();
                },
                List.of(),
                EVERY,
                () -> nanos,
                new Random(1));
        nanos += Duration.ofHours(72).toNanos();
        for (int look = 0; look < 100; look++) {
            rounds.look();
        }
        assertThat(begun).hasValue(1);
    }

    @Test
    void everyPlaceIsGivenTheSameCheckpoint() {
        try (Courier one = new Courier(place(), new Random(1), (place, answer) -> {});
                Courier other = new Courier(place(), new Random(2), (place, answer) -> {})) {
            Rounds rounds = new Rounds(
                    () -> sealed.incrementAndGet(),
                    () -> Optional.of(checkpoint()),
                    List.of(one, other),
                    EVERY,
                    () -> nanos,
                    new Random(1));
            nanos += EVERY.toNanos();
            rounds.look();
            assertThat(sealed).hasValue(1);
            assertThat(shown).isEmpty();
            rounds.look();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(shown).hasSize(2));
            assertThat(shown).allSatisfy(one1 -> assertThat(one1.size()).isEqualTo(1));
        }
    }

    @Test
    void aCourierLooksAfterWhatIsUnderwayUntilItIsFinal() {
        List<Answer> told = Collections.synchronizedList(new ArrayList<>());
        Anchor place = place(new Answer.Underway("sent"), new Answer.Mined(1, 5));
        try (Courier courier = new Courier(place, new Random(1), (where, answer) -> told.add(answer))) {
            courier.carry(checkpoint());
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told).hasSize(3));
            assertThat(shown).extracting(PublishedCheckpoint::size).containsExactly(1L, 1L, 1L);
        }
    }

    @Test
    void aPlaceThatHangsKeepsNobodyWaiting() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        Anchor hangs = new Anchor() {
            @Override
            public String name() {
                return "hangs";
            }

            @Override
            public Answer show(PublishedCheckpoint newest) throws InterruptedException {
                hanging.countDown();
                Thread.sleep(600_000);
                return new Answer.Final(1, 1);
            }
        };
        try (Courier stuck = new Courier(hangs, new Random(1), (place, answer) -> {});
                Courier free = new Courier(place(), new Random(2), (place, answer) -> {})) {
            Rounds rounds = new Rounds(
                    () -> {}, () -> Optional.of(checkpoint()), List.of(stuck, free), EVERY, () -> nanos, new Random(1));
            for (int round = 0; round < 3; round++) {
                nanos += EVERY.multipliedBy(2).toNanos();
                rounds.look();
                rounds.look();
                int rounded = round + 1;
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(shown).hasSize(rounded));
            }
            hanging.await();
        }
    }

    @Test
    void aPlaceThatBreaksOurCodeIsTriedAgain() {
        List<Answer> told = Collections.synchronizedList(new ArrayList<>());
        Anchor breaks = new Anchor() {
            @Override
            public String name() {
                return "breaks";
            }

            @Override
            public Answer show(PublishedCheckpoint newest) {
                throw new IllegalStateException("no such thing");
            }
        };
        try (Courier courier = new Courier(breaks, new Random(1), (where, answer) -> told.add(answer))) {
            courier.carry(checkpoint());
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told).isNotEmpty());
            assertThat(told.get(0)).isInstanceOf(Answer.Unreached.class);
        }
    }
}
