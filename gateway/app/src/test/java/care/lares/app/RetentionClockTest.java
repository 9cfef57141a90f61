// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing goes for its age by a clock that was just set, and everything does in the end. */
class RetentionClockTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    /** How often it is asked. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    private Moment house = new Moment(NOON, 5);
    private boolean trusted = true;
    private Optional<Instant> counted = Optional.empty();

    @Test
    void countsOnceTheGatewayHasRunForAnHour() {
        RetentionClock clock = begun(Optional.of(NOON.minusSeconds(20)));
        assertThat(clock.now()).isEmpty();
        pass(Duration.ofHours(1).minus(LOOK), clock);
        assertThat(clock.now()).isEmpty();
        pass(LOOK, clock);
        assertThat(clock.now()).contains(house.wall());
    }

    @Test
    void waitsForADayWhenTheGatewayWasOffForAWeek() {
        RetentionClock clock = begun(Optional.of(NOON.minus(Duration.ofDays(8))));
        pass(Duration.ofHours(23), clock);
        assertThat(clock.now()).isEmpty();
        pass(Duration.ofHours(1), clock);
        assertThat(clock.now()).contains(house.wall());
    }

    @Test
    void startingAgainInAWrongYearShortensNoWait() {
        pass(Duration.ofHours(2), begun(Optional.of(NOON)));
        leap(Duration.ofDays(14 * 365));
        for (int life = 0; life < 3; life++) {
            RetentionClock clock = begun(counted);
            pass(Duration.ofHours(9), clock);
            assertThat(clock.now()).as("life %d", life).isEmpty();
        }
        leap(Duration.ofDays(-14 * 365));
        RetentionClock right = begun(counted);
        pass(Duration.ofMinutes(61), right);
        assertThat(right.now()).contains(house.wall());
    }

    @Test
    void waitsForADayWhileNobodyKnowsWhatTimeEverCounted() {
        RetentionClock clock = begun(Optional.empty());
        pass(Duration.ofHours(23), clock);
        assertThat(clock.now()).isEmpty();
        pass(Duration.ofHours(1), clock);
        assertThat(counted).contains(house.wall());
    }

    @Test
    void goesOnAfterTheClockOfABoxWithoutOneWasSet() {
        trusted = false;
        RetentionClock clock = begun(Optional.of(NOON));
        pass(Duration.ofHours(5), clock);
        assertThat(clock.now()).isEmpty();
        leap(Duration.ofHours(9));
        trusted = true;
        pass(Duration.ofMinutes(59), clock);
        assertThat(clock.now()).isEmpty();
        pass(Duration.ofMinutes(2), clock);
        assertThat(clock.now()).contains(house.wall());
    }

    @Test
    void waitsForADayAfterALeapOverWeeksAndForAnHourAfterTheNextSmallOne() {
        RetentionClock clock = begun(Optional.of(NOON));
        pass(Duration.ofHours(2), clock);
        leap(Duration.ofDays(-400));
        pass(Duration.ofHours(23), clock);
        assertThat(clock.now()).isEmpty();
        leap(Duration.ofMinutes(10));
        pass(Duration.ofHours(23), clock);
        assertThat(clock.now()).isEmpty();
        pass(Duration.ofHours(2), clock);
        assertThat(clock.now()).contains(house.wall());
        leap(Duration.ofMinutes(10));
        pass(Duration.ofHours(1).plus(LOOK), clock);
        assertThat(clock.now()).contains(house.wall());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void neverCountsSoonAfterTheClockWasSetAndAlwaysDoesADayLater(long seed) {
        Random random = new Random(seed);
        trusted = random.nextBoolean();
        RetentionClock clock = begun(Optional.of(NOON.minus(Duration.ofHours(random.nextInt(400)))));
        long disturbed = house.nanos();
        boolean before = trusted;
        for (int step = 0; step < 5_000; step++) {
            house = house.plus(Duration.ofSeconds(random.nextInt(600)));
            int event = random.nextInt(400);
            if (event == 0) {
                leap(Duration.ofMinutes(3 + random.nextInt(60 * 24 * 20)).multipliedBy(random.nextBoolean() ? 1 : -1));
                disturbed = house.nanos();
            } else if (event == 1) {
                trusted = !trusted;
            } else if (event == 2) {
                leap(Duration.ofSeconds(random.nextInt(200) - 100));
            }
            if (!trusted || !before) {
                disturbed = house.nanos();
            }
            before = trusted;
            Optional<Instant> now = clock.now();
            Duration even = Duration.ofNanos(house.nanos() - disturbed);
            if (even.compareTo(RetentionClock.SETTLED) < 0) {
                assertThat(now).as("seed %d step %d", seed, step).isEmpty();
            }
            if (even.compareTo(RetentionClock.SETTLED_AFTER_LONG_LEAP) >= 0) {
                assertThat(now).as("seed %d step %d", seed, step).contains(house.wall());
            }
        }
    }

    private RetentionClock begun(Optional<Instant> lastCounted) {
        return new RetentionClock(() -> house, () -> trusted, lastCounted, now -> counted = Optional.of(now));
    }

    /** Time passes evenly, and the clock is asked meanwhile. */
    private void pass(Duration time, RetentionClock clock) {
        for (Duration left = time; !left.isZero() && !left.isNegative(); left = left.minus(LOOK)) {
            house = house.plus(LOOK);
            clock.now();
        }
    }

    private void leap(Duration by) {
        house = new Moment(house.wall().plus(by), house.nanos());
    }
}
