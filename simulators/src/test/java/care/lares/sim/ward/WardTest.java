// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.ward;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WardTest {
    private static final Duration NIGHT = Duration.ofHours(8);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7, 1_000_003})
    void sameSeedGivesTheSameNight(long seed) {
        assertThat(told(Ward.of(seed, 5))).isEqualTo(told(Ward.of(seed, 5)));
        assertThat(told(Ward.of(seed, 5))).isNotEqualTo(told(Ward.of(seed + 1, 5)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7, 1_000_003})
    void noDeviceUsesAnIdTwice(long seed) {
        for (SimulatedDevice device : Ward.of(seed, 3).devices()) {
            Set<String> ids = new HashSet<>();
            while (device.nextWake().compareTo(NIGHT) < 0) {
                device.wake().forEach(sample -> assertThat(ids.add(sample.id())).isTrue());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7, 1_000_003})
    void quietNightHoldsNothingToWorryAbout(long seed) {
        for (SimulatedDevice device : Ward.of(seed, 20).devices()) {
            while (device.nextWake().compareTo(NIGHT) < 0) {
                device.wake().forEach(WardTest::assertQuiet);
            }
        }
    }

    @Test
    void ordinaryDayHoldsEverythingButAFall() {
        Set<Doing> seen = new HashSet<>();
        for (long seed = 42; seed < 52; seed++) {
            Day day = Day.plan(seed);
            for (Duration at = Duration.ZERO; at.compareTo(Duration.ofDays(1)) < 0; at = at.plusSeconds(5)) {
                seen.add(day.at(at));
            }
        }
        assertThat(EnumSet.complementOf(EnumSet.copyOf(seen))).containsExactly(Doing.ON_THE_FLOOR);
    }

    @Test
    void everyResidentHasAnotherName() {
        Ward ward = Ward.of(1, Ward.MAX_RESIDENTS);
        assertThat(ward.residents().stream().map(Resident::name).distinct()).hasSize(Ward.MAX_RESIDENTS);
    }

    private static void assertQuiet(Sample sample) {
        switch (sample.kind()) {
            case HEART_RATE -> assertBetween(sample, 45, 110);
            case SPO2 -> assertBetween(sample, 92, 100);
            case BREATHING_RATE -> assertBetween(sample, 10, 23);
            case BODY_TEMPERATURE -> assertBetween(sample, 35.5, 37.5);
            case BATTERY -> assertBetween(sample, 50, 100);
            case SMOKE, CARBON_MONOXIDE -> assertThat(sample.value()).isEqualTo("false");
            case CO_CONCENTRATION -> assertBetween(sample, 0, 5);
            default -> assertThat(sample.value()).isNotEmpty();
        }
    }

    private static void assertBetween(Sample sample, double least, double most) {
        assertThat(new BigDecimal(sample.value()).doubleValue()).isBetween(least, most);
    }

    private static List<String> told(Ward ward) {
        List<String> told = new ArrayList<>();
        for (SimulatedDevice device : ward.devices()) {
            while (device.nextWake().compareTo(NIGHT) < 0) {
                Duration at = device.nextWake();
                List<Sample> samples = device.wake();
                if (!samples.isEmpty()) {
                    told.add(device.id() + " " + at + " " + samples);
                }
            }
        }
        return told;
    }
}
