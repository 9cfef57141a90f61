// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.care.CareEvent;
import care.lares.rules.care.CheckInStand.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomCareDaysTest {
    /** Days with presses, restarts, doubts about the clock and time away, whatever their order. */
    @ParameterizedTest
    @ValueSource(ints = {0, 10, 20, 30})
    void whoAnswersIsNeverLookedForAndWhoDoesNotAlwaysIs(int first) {
        for (int seed = first; seed < first + 10; seed++) {
            new RandomDays(seed).live();
        }
    }

    /** A few random days of one resident, and what must hold in them. */
    private static final class RandomDays {
        private final int seed;
        private final Random random;
        private final AnnasHome house = new AnnasHome();
        /** By the beginning of a window: whether it was answered in it. */
        private final Map<Instant, Boolean> answered = new HashMap<>();

        private boolean trusted = true;

        RandomDays(int seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        void live() {
            house.live(AnnasHome.plan(
                    random.nextBoolean(), AnnasHome.daily(8, 10), AnnasHome.daily(18, 19), AnnasHome.daily(23, 1)));
            for (int minute = 0; minute < 3 * 24 * 60; minute++) {
                house.pass(Duration.ofMinutes(1));
                happen();
            }
            house.home.pipeline().clockTrusted(true);
            house.pass(Duration.ofMinutes(1));
            for (int minute = 0; minute < 180 && house.state() == State.ASKED; minute++) {
                house.pass(Duration.ofMinutes(1));
            }
            check();
        }

        private void happen() {
            Optional<Instant> asked = house.home
                    .pipeline()
                    .caring()
                    .stand(AnnasHome.ANNA)
                    .window()
                    .filter(window -> house.state() == State.ASKED)
                    .map(window -> window.from());
            switch (random.nextInt(400)) {
                case 0, 1, 2 -> {
                    house.press("single");
                    asked.ifPresent(window -> answered.put(window, true));
                }
                case 3, 4 -> house.home.press(AnnasHome.BUTTON);
                case 5 -> house.press("cancel");
                case 6 -> house.restart(Duration.ofMinutes(random.nextInt(90)));
                case 7 -> {
                    trusted = !trusted;
                    house.home.pipeline().clockTrusted(trusted);
                }
                default -> {}
            }
        }

        private void check() {
            Map<Instant, List<CareEvent>> became = new HashMap<>();
            house.notes()
                    .forEach(note -> became.computeIfAbsent(note.of(), key -> new ArrayList<>())
                            .add(note.event()));
            answered.keySet()
                    .forEach(window -> assertThat(became.get(window))
                            .as("seed %d, window %s", seed, window)
                            .containsExactly(CareEvent.PRESSED));
            became.forEach((window, events) -> assertThat(events.stream()
                            .filter(event -> event == CareEvent.MISSED)
                            .count())
                    .as("seed %d, window %s", seed, window)
                    .isLessThanOrEqualTo(1));
            boolean everMissed = became.values().stream().anyMatch(events -> events.contains(CareEvent.MISSED));
            assertThat(house.missed().isEmpty()).as("seed %d", seed).isEqualTo(!everMissed);
            assertThat(house.state())
                    .as("seed %d: nothing stays unanswered", seed)
                    .isNotEqualTo(State.ASKED);
        }
    }
}
