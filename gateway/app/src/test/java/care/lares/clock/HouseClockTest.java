// SPDX-License-Identifier: Apache-2.0
package care.lares.clock;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.clock.Kernel.Synchronised;
import care.lares.journal.ClockChanged;
import care.lares.journal.ClockChanged.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HouseClockTest {
    private static final Instant NOW = Instant.parse("2026-11-25T22:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final FakeMachine machine = new FakeMachine(NOW);

    private HouseClock begun() {
        HouseClock clock = new HouseClock(machine, machine);
        assertThat(clock.begin()).isEmpty();
        return clock;
    }

    private List<Cause> after(HouseClock clock, Duration time) {
        List<Cause> causes = new ArrayList<>();
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(SECOND)) {
            machine.passes(SECOND);
            clock.look().map(ClockChanged::cause).ifPresent(causes::add);
        }
        return causes;
    }

    @Test
    void showsWhatTheMachineShowsWhileItRunsEvenly() {
        HouseClock clock = begun();

        assertThat(after(clock, Duration.ofHours(1))).isEmpty();

        assertThat(clock.instant()).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(clock.isTrusted()).isTrue();
    }

    /** The first segment of the log is stamped before the log was read. */
    @ParameterizedTest
    @CsvSource({
        "YES, 2026-11-25T22:00:00Z, true",
        "UNKNOWN, 2026-11-25T22:00:00Z, true",
        "NO, 2026-11-25T22:00:00Z, false",
        "UNKNOWN, 2026-11-01T00:00:00Z, false",
        "YES, 1970-01-01T00:00:00Z, false"
    })
    void isBelievedBeforeItBeginsWhereItWillBe(Synchronised told, Instant shown, boolean believed) {
        machine.jumps(Duration.between(NOW, shown));
        machine.synchronised = told;
        HouseClock clock = new HouseClock(machine, machine);
        clock.notBefore(NOW.minus(SECOND));

        assertThat(clock.isTrusted()).isEqualTo(believed);

        assertThat(clock.begin().map(ClockChanged::trusted).orElse(true)).isEqualTo(believed);
    }

    @ParameterizedTest
    @CsvSource({"P1D, FORWARD", "-P1D, BACK", "P400D, FORWARD", "-PT3M, BACK", "PT5M, FORWARD"})
    void goesOnEvenlyAfterAGreatLeapUntilItIsBelieved(Duration leap, Cause cause) {
        HouseClock clock = begun();
        machine.jumps(leap);

        ClockChanged changed = clock.look().orElseThrow();

        assertThat(changed).isEqualTo(new ClockChanged(NOW, NOW, NOW.plus(leap), cause, false));
        assertThat(clock.isTrusted()).isFalse();
        assertThat(after(clock, HouseClock.BELIEVED_AFTER.minus(SECOND))).isEmpty();
        assertThat(clock.instant())
                .isEqualTo(NOW.plus(HouseClock.BELIEVED_AFTER).minus(SECOND));
        assertThat(after(clock, SECOND)).containsExactly(Cause.BELIEVED);
        assertThat(clock.instant()).isEqualTo(machine.instant());
        assertThat(clock.isTrusted()).isTrue();
    }

    @Test
    void aLeapThereAndBackLeavesNoTraceInTheTime() {
        HouseClock clock = begun();
        machine.jumps(DAY);
        assertThat(after(clock, Duration.ofMinutes(1))).containsExactly(Cause.FORWARD);
        machine.jumps(DAY.negated());

        assertThat(after(clock, SECOND)).containsExactly(Cause.RETURNED);

        assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(61));
        assertThat(clock.isTrusted()).isTrue();
    }

    @Test
    void aLeapTheMachineWasToldOfIsFollowedAtOnce() {
        HouseClock clock = begun();
        machine.synchronised = Synchronised.YES;
        machine.jumps(DAY);

        assertThat(clock.look().orElseThrow().trusted()).isTrue();
        assertThat(clock.instant()).isEqualTo(NOW.plus(DAY));
    }

    @Test
    void aCorrectionForwardIsFollowedAtOnceAndSaid() {
        HouseClock clock = begun();
        machine.jumps(Duration.ofSeconds(90));

        assertThat(clock.look())
                .contains(new ClockChanged(NOW.plusSeconds(90), NOW, NOW.plusSeconds(90), Cause.FORWARD, true));
    }

    @Test
    void aCorrectionBackIsWaitedForAtHalfThePace() {
        HouseClock clock = begun();
        machine.jumps(Duration.ofSeconds(-90));

        assertThat(clock.look()).contains(new ClockChanged(NOW, NOW, NOW.minusSeconds(90), Cause.BACK, true));
        assertThat(after(clock, Duration.ofSeconds(120))).isEmpty();
        assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(60));
        assertThat(after(clock, Duration.ofSeconds(120))).isEmpty();
        assertThat(clock.instant()).isEqualTo(machine.instant());
    }

    @Test
    void aLeapSecondIsNoChange() {
        HouseClock clock = begun();
        machine.jumps(SECOND.negated());

        assertThat(after(clock, Duration.ofSeconds(4))).isEmpty();

        assertThat(clock.instant()).isEqualTo(machine.instant());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void neverRunsBackwardsAndNeverStandsStillWhateverSmallThingsHappen(long seed) {
        HouseClock clock = begun();
        Random random = new Random(seed);
        Instant latest = clock.instant();
        for (int step = 0; step < 5_000; step++) {
            machine.passes(Duration.ofMillis(1 + random.nextInt(900)));
            if (random.nextInt(50) == 0) {
                machine.jumps(Duration.ofMillis(random.nextInt(60_000) - 30_000));
            }
            clock.look();
            assertThat(clock.instant()).as("seed %d step %d", seed, step).isAfter(latest);
            latest = clock.instant();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void goesBackOnlyWhereAnEntrySaysSoAndCountsEverySecond(long seed) {
        HouseClock clock = begun();
        Random random = new Random(seed);
        long start = clock.nanos();
        Duration passed = Duration.ZERO;
        for (int step = 0; step < 20_000; step++) {
            Duration time = Duration.ofMillis(500 + random.nextInt(1_000));
            machine.passes(time);
            passed = passed.plus(time);
            if (random.nextInt(500) == 0) {
                machine.jumps(Duration.ofSeconds(random.nextInt(800_000) - 400_000));
            }
            Instant before = clock.instant();
            Optional<ClockChanged> changed = clock.look();
            if (clock.instant().isBefore(before)) {
                assertThat(changed).as("seed %d step %d", seed, step).isPresent();
                assertThat(changed.get().at()).isEqualTo(clock.instant());
                assertThat(changed.get().before()).isEqualTo(before);
                assertThat(changed.get().trusted()).isTrue();
            }
            assertThat(clock.nanos() - start).isEqualTo(passed.toNanos());
        }
    }

    @Test
    void withoutAClockItBeginsWhereTheLogEnded() {
        machine.isSet(Instant.EPOCH.plusSeconds(12));
        HouseClock clock = new HouseClock(machine, machine);
        clock.notBefore(NOW);

        assertThat(clock.begin())
                .contains(new ClockChanged(NOW, NOW, Instant.EPOCH.plusSeconds(12), Cause.NOT_SET, false));
        assertThat(after(clock, Duration.ofHours(30))).isEmpty();
        assertThat(clock.instant()).isEqualTo(NOW.plus(Duration.ofHours(30)));
        machine.isSet(NOW.plus(Duration.ofDays(3)));
        assertThat(after(clock, SECOND)).containsExactly(Cause.FORWARD);
        assertThat(clock.isTrusted()).isTrue();
        assertThat(clock.instant()).isEqualTo(machine.instant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1899-12-30T00:00:00Z", "2276-11-27T16:00:00Z", "+20386-01-19T01:20:45Z"})
    void anImpossibleClockAtTheStartIsNotSetAndTheLogGoesOn(Instant shown) {
        machine.isSet(shown);
        HouseClock clock = new HouseClock(machine, machine);
        assertThat(clock.instant()).isEqualTo(HouseClock.MADE);
        clock.notBefore(NOW);

        assertThat(clock.begin()).contains(new ClockChanged(NOW, NOW, shown, Cause.NOT_SET, false));
        assertThat(after(clock, SECOND)).isEmpty();
        machine.isSet(NOW.plus(DAY));
        assertThat(after(clock, SECOND)).containsExactly(Cause.FORWARD);
        assertThat(clock.instant()).isEqualTo(machine.instant());
    }

    @Test
    void withoutAClockAndWithoutALogItBeginsWhenThisWasMade() {
        machine.isSet(Instant.EPOCH);
        HouseClock clock = new HouseClock(machine, machine);

        assertThat(clock.begin().map(ClockChanged::cause)).contains(Cause.NOT_SET);
        assertThat(clock.instant()).isEqualTo(HouseClock.MADE);
    }

    @Test
    void aClockBehindTheLogIsNotBelievedForRunningEvenly() {
        HouseClock clock = new HouseClock(machine, machine);
        clock.notBefore(NOW.plus(DAY));

        assertThat(clock.begin().map(ClockChanged::cause)).contains(Cause.BEHIND_THE_LOG);
        assertThat(after(clock, Duration.ofHours(12))).isEmpty();
        assertThat(clock.isTrusted()).isFalse();
        assertThat(clock.instant()).isEqualTo(NOW.plus(DAY).plus(Duration.ofHours(12)));
    }

    @Test
    void aClockBehindTheLogIsBelievedOnceSomebodyHasSetIt() {
        HouseClock clock = new HouseClock(machine, machine);
        clock.notBefore(NOW.plus(DAY.multipliedBy(200)));
        assertThat(clock.begin()).isPresent();
        machine.jumps(Duration.ofMinutes(1));

        assertThat(after(clock, HouseClock.BELIEVED_AFTER.plus(SECOND.multipliedBy(2))))
                .containsExactly(Cause.BACK, Cause.BELIEVED);
        assertThat(clock.instant()).isEqualTo(machine.instant());
    }

    @Test
    void aClockALittleBehindTheLogIsWaitedFor() {
        HouseClock clock = new HouseClock(machine, machine);
        clock.notBefore(NOW.plusSeconds(1));

        assertThat(clock.begin()).isEmpty();
        assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(1));
        assertThat(after(clock, Duration.ofSeconds(2))).isEmpty();
        assertThat(clock.instant()).isEqualTo(machine.instant());
    }

    @Test
    void aMachineThatKeepsNoTimeIsBelievedOnceItIsToldTheTime() {
        machine.synchronised = Synchronised.NO;
        HouseClock clock = new HouseClock(machine, machine);

        assertThat(clock.begin().map(ClockChanged::cause)).contains(Cause.UNSYNCHRONISED);
        assertThat(after(clock, Duration.ofHours(1))).isEmpty();
        machine.synchronised = Synchronised.YES;
        machine.jumps(Duration.ofHours(7));
        assertThat(after(clock, SECOND)).containsExactly(Cause.BELIEVED);
        assertThat(clock.instant()).isEqualTo(machine.instant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2106-02-07T06:28:15Z"})
    void neverBelievesATimeThatCannotBe(Instant shown) {
        HouseClock clock = begun();
        machine.isSet(shown);

        assertThat(after(clock, Duration.ofHours(1))).hasSize(1);
        assertThat(clock.isTrusted()).isFalse();
        assertThat(clock.instant()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void sleepHasPassedForDeadlinesToo() {
        HouseClock clock = begun();
        long before = clock.nanos();
        machine.sleeps(Duration.ofHours(2));

        assertThat(clock.look())
                .contains(new ClockChanged(
                        NOW.plus(Duration.ofHours(2)), NOW, NOW.plus(Duration.ofHours(2)), Cause.SLEPT, true));
        assertThat(Duration.ofNanos(clock.nanos() - before)).isEqualTo(Duration.ofHours(2));
        assertThat(after(clock, Duration.ofMinutes(1))).isEmpty();
    }

    @Test
    void saysTheLatestThatItMayBe() {
        HouseClock clock = begun();
        assertThat(clock.latest()).isEqualTo(NOW);
        machine.jumps(DAY);
        clock.look();
        assertThat(clock.latest()).isEqualTo(NOW.plus(DAY));
        machine.jumps(DAY.multipliedBy(-2));
        clock.look();
        assertThat(clock.latest()).isEqualTo(NOW);

        machine.isSet(Instant.EPOCH);
        HouseClock unset = new HouseClock(machine, machine);
        assertThat(unset.begin()).isPresent();
        assertThat(unset.latest()).isEqualTo(Instant.MAX);
    }

    @Test
    void durationsOnItsTicksAreUntouchedByAnyLeap() {
        HouseClock clock = begun();
        long start = clock.nanos();
        machine.jumps(DAY);
        Optional<ClockChanged> unused = clock.look();
        machine.passes(Duration.ofMinutes(3));
        machine.jumps(DAY.multipliedBy(-2));

        assertThat(Duration.ofNanos(clock.nanos() - start)).isEqualTo(Duration.ofMinutes(3));
    }
}
