// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacerTest {
    /** What a slice of work costs here, nanoseconds a entry. */
    private static final long COST = 4_000;

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private double boxLoad;

    /** Part of its time an indexer works that is asked four times a second while the log grows this fast. */
    private double duty(long perSecond) {
        var pacer = new Pacer(() -> boxLoad, 0, 0);
        long rest = 0;
        for (int quarter = 1; quarter <= 20; quarter++) {
            rest = pacer.rest(100, 100 * COST, quarter * SECOND / 4, quarter * perSecond / 4);
        }
        return 100.0 * COST / (100 * COST + rest);
    }

    @Test
    void neverRestsInAQuietHouse() {
        boxLoad = 1;
        assertThat(duty(100)).isEqualTo(1);
    }

    @Test
    void keepsUpWhereThereIsProcessorTimeToSpare() {
        boxLoad = 0.6;
        assertThat(duty(20_000) / COST * SECOND).isGreaterThan(20_000);
        assertThat(duty(60_000) / COST * SECOND).isGreaterThan(60_000);
    }

    @Test
    void keepsUpWithABusyBoxWhileThatIsCheap() {
        boxLoad = 1;
        assertThat(duty(20_000) / COST * SECOND).isGreaterThan(20_000);
    }

    @Test
    void doesNextToNothingWhenTheBoxIsAtItsLimit() {
        boxLoad = 1;
        assertThat(duty(60_000)).isLessThan(0.03);
    }

    @Test
    void goesOnWithoutKnowingHowBusyTheBoxIs() {
        boxLoad = -1;
        assertThat(duty(60_000)).isBetween(0.7, 0.8);
    }
}
