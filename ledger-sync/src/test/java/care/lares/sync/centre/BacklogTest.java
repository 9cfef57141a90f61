// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Kind;
import care.lares.journal.Lane;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waited while the uplink was away: all of it gets there once, calls first, and memory does not grow with it. */
class BacklogTest {
    private static final int HOURS = 12;
    private static final int READINGS_AN_HOUR = 10_000;

    @TempDir
    Path data;

    @Test
    void daysOfReadingsAreSummarisedWithoutLossOrRepetition() throws Exception {
        try (TestCentre centre = TestCentre.plain();
                TestBox box =
                        new TestBox(data, centre.url(), Optional.empty(), Duration.ofSeconds(60), new PlainPacking())) {
            box.uplink = false;
            for (int hour = 0; hour < HOURS; hour++) {
                for (int i = 0; i < READINGS_AN_HOUR; i++) {
                    box.reading("thermometer-" + i % 50, Optional.empty(), Kind.ROOM_TEMPERATURE, 20 + i % 5);
                    awaitWriter(box, i);
                }
                box.call(hour);
                box.now.updateAndGet(now -> now.plus(Duration.ofHours(1)));
            }
            box.now.updateAndGet(now -> now.plus(Duration.ofHours(1)));
            assertThat(centre.held).isEmpty();
            box.uplink = true;
            CentreTest.await(() -> {
                box.centre.hurry();
                return box.lane(Lane.TELEMETRY).delivered() == HOURS
                        && box.lane(Lane.ALARMS).pending() == 0;
            });
            assertThat(centre.held).hasSize(2 * HOURS);
            assertThat(centre.held.values().stream()
                            .mapToLong(bundle -> bundle.path("readings").asLong())
                            .sum())
                    .isEqualTo((long) HOURS * READINGS_AN_HOUR);
            assertThat(centre.order.subList(0, HOURS)).allMatch(id -> id.endsWith("/1"));
        }
    }

    /** Faster than the disk, the queue would be full. */
    private static void awaitWriter(TestBox box, int number) {
        if (number % 2_000 == 0) {
            CentreTest.await(() -> box.journal.status().durable() >= box.journal.next() - 4_000);
        }
    }
}
