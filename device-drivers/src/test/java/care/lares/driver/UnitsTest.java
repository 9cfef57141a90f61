// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Kind;
import care.lares.domain.ValueType;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UnitsTest {
    @ParameterizedTest
    @CsvSource({
        "BODY_TEMPERATURE, 98.6, [degF], 37",
        "BODY_TEMPERATURE, 100.4, °F, 38",
        "BODY_TEMPERATURE, 99.1, F, 37.2778",
        "BODY_TEMPERATURE, 310.15, K, 37",
        "ROOM_TEMPERATURE, -40, fahrenheit, -40",
        "BP_SYSTOLIC, 16.0, kPa, 120.0099",
        "BP_DIASTOLIC, 10.7, kPa, 80.2566",
        "BP_MEAN, 12400, Pa, 93.0076",
        "GLUCOSE, 100, mg/dL, 5.5499",
        "GLUCOSE, 180.182, MG/DL, 10",
        "BODY_WEIGHT, 150, lbs, 68.0389",
        "BODY_WEIGHT, 150, [lb_av], 68.0389",
        "BODY_WEIGHT, 11, st, 69.8532",
        "BODY_WEIGHT, 61750, g, 61.75",
        "SPO2, 0.97, 1, 97",
        "HUMIDITY, 0.455, /, 45.5",
        "HEART_RATE, 1.2, Hz, 72",
        "RR_INTERVAL, 0.762695, s, 762.695",
        "OXYGEN_FLOW, 1500, mL/min, 1.5",
        "CO_CONCENTRATION, 52000, ppb, 52",
        "SMOKE_DENSITY, 0.5, %/ft, 0.0714",
        "SMOKE_DENSITY, 4, %/ft, 0.5817",
        "SMOKE_DENSITY, 100, %/ft, 131.2336",
        "STEPS, 4211, {steps}, 4211"
    })
    void convertsToTheUnitOfTheKind(Kind kind, BigDecimal number, String unit, BigDecimal expected) {
        assertThat(Units.toUnitOf(kind, number, unit).orElseThrow().number()).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "HEART_RATE, bpm",
        "HEART_RATE, BPM",
        "PULSE_RATE, beats/min",
        "RESPIRATORY_RATE, breaths/min",
        "SPO2, %",
        "SPO2, ''",
        "BATTERY, %EL",
        "HUMIDITY, %RH",
        "BODY_TEMPERATURE, °C",
        "BP_MEAN, mmHg",
        "ILLUMINANCE, lux",
        "CO_CONCENTRATION, ppm",
        "GAS_CONCENTRATION, %lel",
        "STEPS, count",
        "OXYGEN_FLOW, lpm",
        "GLUCOSE, mmol/l"
    })
    void leavesANumberAloneWhenOnlyTheSpellingDiffers(Kind kind, String unit) {
        BigDecimal number = new BigDecimal("36.60");

        assertThat(Units.toUnitOf(kind, number, unit)).contains(new Units.Converted(number, false));
    }

    @ParameterizedTest
    @CsvSource({"SPO2, kPa", "GLUCOSE, mg", "STEPS, km", "HEART_RATE, ' /min'", "SOS, bpm"})
    void knowsNoOtherUnit(Kind kind, String unit) {
        assertThat(Units.toUnitOf(kind, BigDecimal.ONE, unit)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void listsWhatItAcceptsForEveryNumber(Kind kind) {
        if (kind.type() == ValueType.NUMERIC) {
            assertThat(Units.accepted(kind).split(", "))
                    .contains(kind.unit())
                    .allSatisfy(unit -> assertThat(Units.toUnitOf(kind, BigDecimal.ONE, unit))
                            .isPresent());
        } else {
            assertThat(Units.accepted(kind)).isEqualTo("none");
        }
    }

    @Test
    void keepsTheLargestNumbersWithinBounds() {
        BigDecimal largest = Decimals.parse("999999999999.123456").orElseThrow();

        assertThat(Units.toUnitOf(Kind.RR_INTERVAL, largest, "s")
                        .orElseThrow()
                        .number()
                        .precision())
                .isLessThanOrEqualTo(Decimals.MAX_DIGITS);
    }
}
