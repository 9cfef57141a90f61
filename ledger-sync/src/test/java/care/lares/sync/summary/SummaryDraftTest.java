// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmStep;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryDraftTest {
    private static final Instant HOUR = SeededWard.HOUR;

    private final SummaryDraft draft =
            new SummaryDraft(SeededWard.ORIGIN, Optional.of(SeededWard.ANNA), HOUR, HOUR.plusSeconds(3600));
    private long seq = 41;

    private void pulse(String value, Quality... quality) {
        tell(Kind.PULSE_RATE, new Value.Quantity(new BigDecimal(value)), quality);
    }

    private void tell(Kind kind, Value value, Quality... quality) {
        seq++;
        draft.add(
                seq,
                new Reading(
                        new DeviceId("watch-1"),
                        kind,
                        value,
                        HOUR.plusSeconds(seq),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(quality),
                        Optional.empty()));
    }

    private Series only() {
        assertThat(draft.summary().series()).hasSize(1);
        return draft.summary().series().get(0);
    }

    @Test
    void knowsCountLeastMostMeanAndLast() {
        pulse("72");
        pulse("60.5");
        pulse("80");
        assertThat(only().count()).isEqualTo(3);
        assertThat(only().statistics())
                .contains(new Statistics(new BigDecimal("60.5"), new BigDecimal("80"), new BigDecimal("70.83")));
        assertThat(only().last().orElseThrow().value()).isEqualTo(new Value.Quantity(new BigDecimal("80")));
        assertThat(only().firstAt()).isEqualTo(HOUR.plusSeconds(42));
        assertThat(only().lastAt()).isEqualTo(HOUR.plusSeconds(44));
        assertThat(draft.summary().firstSeq()).isEqualTo(42);
        assertThat(draft.summary().lastSeq()).isEqualTo(44);
    }

    @ParameterizedTest
    @EnumSource(names = {"IMPLAUSIBLE", "CONTACT_LOST", "ABOVE_RANGE", "BELOW_RANGE"})
    void neverAveragesWhatSaysNothingAboutThePerson(Quality quality) {
        pulse("72");
        pulse("15", quality);
        assertThat(only().count()).isEqualTo(1);
        assertThat(only().apart()).isEqualTo(Map.of(quality, 1L));
        assertThat(only().statistics().orElseThrow().least()).isEqualByComparingTo("72");
        assertThat(only().last().orElseThrow().value()).isEqualTo(new Value.Quantity(new BigDecimal("72")));
    }

    @Test
    void countsAReadingApartOnceWhateverIsWrongWithIt() {
        pulse("0", Quality.IMPLAUSIBLE, Quality.CONTACT_LOST);
        assertThat(only().apart()).isEqualTo(Map.of(Quality.CONTACT_LOST, 1L));
        assertThat(only().count()).isZero();
        assertThat(only().statistics()).isEmpty();
        assertThat(only().last()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LATE", "RETAINED"})
    void neverMixesOldNewsWithNew(Quality quality) {
        pulse("72");
        pulse("140", quality);
        assertThat(draft.summary().series()).hasSize(2);
        assertThat(draft.summary()
                        .series(Kind.PULSE_RATE)
                        .orElseThrow()
                        .statistics()
                        .orElseThrow()
                        .most())
                .isEqualByComparingTo("72");
        assertThat(draft.summary().series().get(1).belated()).isTrue();
        assertThat(draft.summary().readings()).isEqualTo(2);
    }

    @Test
    void countsFlagsAndKnownCodesAndKeepsOthersToItself() {
        tell(Kind.BED_OCCUPIED, Value.Flag.ON);
        tell(Kind.BED_OCCUPIED, Value.Flag.OFF);
        tell(Kind.BED_OCCUPIED, Value.Flag.ON);
        tell(Kind.CONSCIOUSNESS, new Value.Code("V"));
        tell(Kind.BUTTON, new Value.Code("call Anna Brandt"));
        Summary summary = draft.summary();
        assertThat(summary.series(Kind.BED_OCCUPIED).orElseThrow().values()).isEqualTo(Map.of("true", 2L, "false", 1L));
        assertThat(summary.series(Kind.CONSCIOUSNESS).orElseThrow().values()).isEqualTo(Map.of("V", 1L));
        assertThat(summary.series(Kind.BUTTON).orElseThrow().values()).isEmpty();
        assertThat(summary.series(Kind.BUTTON).orElseThrow().count()).isEqualTo(1);
    }

    @Test
    void roundsNumbersNoDeviceKnowsSoExactly() {
        pulse("72.00000000000000000000000000000001");
        pulse("1e2");
        assertThat(only().statistics().orElseThrow().mean().toPlainString()).isEqualTo("86.0000000");
    }

    @Test
    void countsWhatBeganAndNotEveryStepOfAnAlarm() {
        SeededWard ward = new SeededWard(1);
        int begun = 0;
        for (int i = 0; i < 50; i++) {
            Alarm alarm = ward.alarm(AlarmKind.SOS, Optional.of(SeededWard.ANNA));
            begun += alarm.latest().step() == AlarmStep.RAISED ? 1 : 0;
            draft.add(i, alarm);
        }
        assertThat(draft.summary().alarms()).isEqualTo(Map.of(AlarmKind.SOS, begun));
        assertThat(draft.summary().lastSeq()).isEqualTo(49);
    }

    @Test
    void isOfSomething() {
        assertThat(draft.isEmpty()).isTrue();
        assertThatThrownBy(draft::summary).isInstanceOf(IllegalArgumentException.class);
        pulse("70");
        assertThat(draft.isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void comesToWhatTheReadingsComeTo(long seed) {
        SeededWard ward = new SeededWard(seed);
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            Reading reading = ward.reading();
            readings.add(reading);
            draft.add(i, reading);
        }
        Summary summary = draft.summary();
        assertThat(summary.readings()).as("seed %d", seed).isEqualTo(readings.size());
        for (Series series : summary.series()) {
            List<BigDecimal> numbers = readings.stream()
                    .filter(reading -> reading.kind() == series.kind() && isBelated(reading) == series.belated())
                    .filter(reading -> believable(reading) && reading.value() instanceof Value.Quantity)
                    .map(reading -> ((Value.Quantity) reading.value()).number())
                    .toList();
            series.statistics().ifPresent(figures -> {
                assertThat(series.count()).isEqualTo(numbers.size());
                BigDecimal mean = numbers.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(numbers.size()), MathContext.DECIMAL64);
                assertThat(figures.mean())
                        .as("seed %d %s", seed, series.kind())
                        .isCloseTo(mean, Offset.offset(new BigDecimal("0.06")));
            });
        }
    }

    private static boolean isBelated(Reading reading) {
        return reading.quality().contains(Quality.LATE) || reading.quality().contains(Quality.RETAINED);
    }

    private static boolean believable(Reading reading) {
        return reading.quality().stream()
                .noneMatch(
                        Set.of(Quality.IMPLAUSIBLE, Quality.CONTACT_LOST, Quality.ABOVE_RANGE, Quality.BELOW_RANGE)
                                ::contains);
    }
}
