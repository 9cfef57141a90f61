// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.AlarmId;
import care.lares.domain.AlarmKind;
import care.lares.domain.Priority;
import care.lares.journal.Folds.Fold;
import care.lares.journal.ToldTogether.Told;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FoldsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String COUNTY = "county";

    private final Registry registry = new Registry();

    @Test
    void aMessageIsPendingUntilItsBundleIsConfirmed() {
        registry.apply(message(1, 1, List.of(told(1, 1), told(2, 1)), List.of()));
        assertThat(only().confirmed()).isEmpty();
        registry.apply(confirmed("another"));
        assertThat(only().pending()).isPresent();
        registry.apply(confirmed("fold-1-1"));
        assertThat(only().pending()).isEmpty();
        assertThat(only().newest().open()).containsExactlyInAnyOrder(told(1, 1), told(2, 1));
        registry.apply(message(1, 2, List.of(told(1, 1)), List.of(told(2, 3))));
        assertThat(only().confirmed().orElseThrow().number()).isEqualTo(1);
        assertThat(only().newest().number()).isEqualTo(2);
    }

    @Test
    void whatASnapshotRestatesIsTheSame() {
        registry.apply(message(1, 1, List.of(told(1, 1)), List.of()));
        registry.apply(confirmed("fold-1-1"));
        registry.apply(message(1, 2, List.of(), List.of(told(1, 2))));
        Registry again = new Registry();
        registry.restated(NOON).forEach(again::apply);
        assertThat(again.deliveries().folds().of(COUNTY))
                .isEqualTo(registry.deliveries().folds().of(COUNTY));
        again.apply(confirmed("fold-1-2"));
        assertThat(again.deliveries().folds().of(COUNTY)).singleElement().matches(Fold::isOver);
    }

    @Test
    void foldsThatAreOverAreRememberedForAWhileAndNoLonger() {
        registry.apply(message(0, 1, List.of(told(0, 1)), List.of()));
        for (int fold = 1; fold <= 2 * Folds.MOST_OVER; fold++) {
            registry.apply(message(fold, 1, List.of(), List.of(told(fold, 2))));
            registry.apply(confirmed("fold-" + fold + "-1"));
        }
        List<Fold> folds = registry.deliveries().folds().of(COUNTY);
        assertThat(folds).hasSize(Folds.MOST_OVER + 1);
        assertThat(folds.get(0).isOver()).as("the one that is open").isFalse();
        assertThat(registry.deliveries().folds().of("another")).isEmpty();
    }

    private Fold only() {
        List<Fold> folds = registry.deliveries().folds().of(COUNTY);
        assertThat(folds).hasSize(1);
        return folds.get(0);
    }

    private static Told told(int alarm, int step) {
        return new Told(new AlarmId(String.format("%032x", alarm)), step, Optional.empty());
    }

    private static BundleConfirmed confirmed(String bundle) {
        return new BundleConfirmed(NOON, COUNTY, Lane.ALARMS, bundle, "lares.local/x", 7);
    }

    private static ToldTogether message(int fold, int number, List<Told> open, List<Told> over) {
        String id = String.format("%032x", fold);
        return new ToldTogether(
                NOON,
                COUNTY,
                id,
                "cause",
                AlarmKind.SENSOR_STALE,
                Priority.MEDIUM,
                number,
                "fold-" + fold + "-" + number,
                false,
                open,
                over);
    }
}
