// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Moment;
import care.lares.rules.GatewayFindings;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StandstillTest {
    private static final Moment BEGUN = new Moment(Instant.parse("2026-01-01T02:00:00Z"), Long.MAX_VALUE - 5);

    private final Standstill standstill = new Standstill(BEGUN);

    @Test
    void tellsFromWhenToWhenNobodyWasWatchedOver() {
        Moment stopped = BEGUN.plus(Duration.ofSeconds(1));
        standstill.watching(stopped);
        Moment goesOn = stopped.plus(Duration.ofMinutes(2));

        assertThat(standstill.ended(goesOn)).contains(GatewayFindings.wasOff(stopped.wall(), goesOn.wall()));
    }

    @Test
    void tellsOfItOnce() {
        Moment goesOn = BEGUN.plus(Duration.ofMinutes(2));
        standstill.watching(goesOn);

        assertThat(standstill.ended(goesOn.plus(Duration.ofSeconds(1)))).isEmpty();
    }

    @Test
    void makesNothingOfWhatARestartTakes() {
        assertThat(standstill.ended(BEGUN.plus(Assembly.UNNOTICED_GAP))).isEmpty();
    }

    @Test
    void countsInTheMonotonicClockWhateverTheWallShows() {
        Moment set = new Moment(BEGUN.wall().plus(Duration.ofDays(1)), BEGUN.nanos() + 1);

        assertThat(standstill.ended(set)).isEmpty();
    }
}
