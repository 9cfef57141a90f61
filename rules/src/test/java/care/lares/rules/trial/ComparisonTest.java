// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.trial;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.AlarmKind;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.PlaceId;
import care.lares.domain.Reading;
import care.lares.domain.ResidentId;
import care.lares.domain.Supervision;
import care.lares.domain.Value;
import care.lares.domain.tuning.Choice;
import care.lares.domain.tuning.Setting;
import care.lares.domain.tuning.Tuning;
import care.lares.domain.tuning.TuningCheck;
import care.lares.rules.Observed;
import care.lares.rules.Whom;
import care.lares.rules.fixture.Scene;
import care.lares.rules.trial.TrialAlarm.Step;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Household SUPERVISED = new Household() {
        @Override
        public Optional<Supervision> supervision(DeviceId device) {
            return Optional.of(Supervision.SUPERVISED);
        }

        @Override
        public Whom whom(ResidentId resident) {
            return new Whom(new Assignment(Optional.of(resident), Optional.empty()), 1);
        }
    };

    private static final Instant START = Scene.START;
    private Moment now = new Moment(START, 0);

    @Test
    void aHigherThresholdWouldHaveRaisedMore() {
        Comparison comparison = against(site(Map.of(Setting.BATTERY_LOW, 25L, Setting.BATTERY_GOOD, 40L)));
        for (int i = 0; i < 3; i++) {
            battery(comparison, 20);
            pass(comparison, Duration.ofMinutes(30));
            battery(comparison, 90);
            pass(comparison, Duration.ofMinutes(30));
        }
        battery(comparison, 5);
        Comparison.Outcome outcome = comparison.outcome(now.wall());
        assertThat(outcome.raised())
                .extracting(TrialAlarm::kind)
                .containsOnly(AlarmKind.BATTERY_LOW)
                .hasSize(3);
        assertThat(outcome.spared()).isEmpty();
        assertThat(outcome.now()).isEqualTo(1);
        assertThat(outcome.then()).isEqualTo(4);
        assertThat(outcome.complete()).isTrue();
    }

    @Test
    void onlyWhereItIsSet() {
        PlaceId elsewhere = new PlaceId("elsewhere");
        Choice high = new Choice(Map.of(Setting.BATTERY_LOW, 25L, Setting.BATTERY_GOOD, 40L));
        Comparison comparison = against(new Tuning(Choice.NONE, Map.of(elsewhere, high), Map.of()));
        battery(comparison, 20);
        assertThat(comparison.outcome(now.wall()).raised()).isEmpty();
        PlaceId flat = Scene.ANNA.place().orElseThrow();
        Comparison there = against(new Tuning(Choice.NONE, Map.of(flat, high), Map.of()));
        battery(there, 20);
        assertThat(there.outcome(now.wall()).raised()).hasSize(1);
    }

    @Test
    void moreOftenExpectedReportsWouldHaveBeenMissedAndSeldomerOnesNot() {
        Comparison stricter = against(site(Map.of(Setting.REPORT_EVERY, 3600L)));
        silence(stricter, Duration.ofHours(3));
        assertThat(stricter.outcome(now.wall()).raised())
                .singleElement()
                .satisfies(
                        alarm -> assertThat(Duration.between(START, alarm.at())).isEqualTo(Duration.ofHours(2)));
        now = new Moment(START, 0);
        Comparison laxer = against(site(Map.of(Setting.REPORT_EVERY, 6L * 3600)));
        silence(laxer, Duration.ofHours(9));
        assertThat(laxer.outcome(now.wall()).spared())
                .extracting(TrialAlarm::kind)
                .containsExactly(AlarmKind.SENSOR_STALE);
        assertThat(laxer.outcome(now.wall()).raised()).isEmpty();
    }

    @Test
    void theSameAlarmAtAnotherTimeIsNoOther() {
        Comparison comparison = against(site(Map.of(Setting.REPORT_EVERY, 3600L)));
        silence(comparison, Duration.ofHours(12));
        Comparison.Outcome outcome = comparison.outcome(now.wall());
        assertThat(outcome.raised()).isEmpty();
        assertThat(outcome.spared()).isEmpty();
        assertThat(outcome.now()).isEqualTo(1);
    }

    @Test
    void aSuspicionWouldHaveBecomeAFallSooner() {
        Comparison comparison = against(site(Map.of(Setting.MOVE_WITHIN, 20L)));
        tell(comparison, Kind.FALL_SUSPECTED, Value.Flag.of(true));
        pass(comparison, Duration.ofSeconds(40));
        tell(comparison, Kind.MOTION, Value.Flag.of(true));
        pass(comparison, Duration.ofMinutes(15));
        assertThat(comparison.outcome(now.wall()).raised()).singleElement().satisfies(alarm -> {
            assertThat(alarm.step()).isEqualTo(Step.WORSENED);
            assertThat(alarm.kind()).isEqualTo(AlarmKind.FALL);
        });
    }

    @Test
    void whatCameBeforeIsNotTold() {
        Comparison comparison = new Comparison(
                Tuning.USUAL,
                site(Map.of(Setting.BATTERY_LOW, 25L, Setting.BATTERY_GOOD, 40L)),
                SUPERVISED,
                START.plus(Duration.ofHours(1)));
        battery(comparison, 20);
        pass(comparison, Duration.ofHours(2));
        battery(comparison, 19);
        assertThat(comparison.outcome(now.wall()).raised()).isEmpty();
    }

    @Test
    void callsAreRaisedWhateverIsSet() {
        for (Setting setting : Setting.values()) {
            for (long value : new long[] {setting.least(), setting.most()}) {
                now = new Moment(START, 0);
                Tuning tuning = site(Map.of(setting, value));
                if (!TuningCheck.faults(tuning).isEmpty()) {
                    continue;
                }
                Comparison comparison = against(tuning);
                for (Kind kind : List.of(Kind.SOS, Kind.FALL, Kind.SMOKE, Kind.CARBON_MONOXIDE, Kind.GAS)) {
                    tell(comparison, kind, Value.Flag.of(true));
                }
                Comparison.Outcome outcome = comparison.outcome(now.wall());
                assertThat(outcome.then()).as(setting.wireName()).isEqualTo(5);
                assertThat(outcome.spared()).as(setting.wireName()).isEmpty();
            }
        }
    }

    @Test
    void whatIsInterpretedWouldHaveBeenHeardWhereItIsSwitchedOn() {
        Comparison comparison = against(site(Map.of(Setting.CLINICAL, 1L)));
        tell(comparison, Kind.RESPIRATORY_RATE, new Value.Quantity(new BigDecimal(26)));
        pass(comparison, Duration.ofHours(1));
        tell(comparison, Kind.RESPIRATORY_RATE, new Value.Quantity(new BigDecimal(18)));
        Comparison.Outcome outcome = comparison.outcome(now.wall());
        assertThat(outcome.now()).isZero();
        assertThat(outcome.raised()).extracting(TrialAlarm::kind).contains(AlarmKind.NEWS2_SINGLE_3);
    }

    private static Tuning site(Map<Setting, Long> values) {
        return new Tuning(new Choice(values), Map.of(), Map.of());
    }

    private static Comparison against(Tuning then) {
        return new Comparison(Tuning.USUAL, then, SUPERVISED, START);
    }

    private void silence(Comparison comparison, Duration length) {
        tell(comparison, Kind.MOTION, Value.Flag.of(true));
        pass(comparison, length);
        tell(comparison, Kind.MOTION, Value.Flag.of(false));
    }

    private void battery(Comparison comparison, int percent) {
        tell(comparison, Kind.BATTERY, new Value.Quantity(BigDecimal.valueOf(percent)));
    }

    private void tell(Comparison comparison, Kind kind, Value value) {
        Reading reading = new Reading(
                Scene.DEVICE, kind, value, now.wall(), Optional.empty(), Optional.empty(), Set.of(), Optional.empty());
        comparison.told(new Observed(reading, Scene.ANNA, Optional.empty(), OptionalLong.empty(), now.nanos()));
    }

    private void pass(Comparison comparison, Duration length) {
        Moment end = now.plus(length);
        while (!now.plus(Duration.ofMinutes(1)).wall().isAfter(end.wall())) {
            now = now.plus(Duration.ofMinutes(1));
            comparison.tick(now);
        }
        now = end;
    }
}
