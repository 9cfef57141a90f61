// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"72", "-4", "36.60", "0.0", "1e2", "999999999999", "0.000000000000000001", "36.599998474121094"})
    void keepsANumberExactlyAsItWasSent(String text) {
        assertThat(Decimals.parse(text)).contains(new BigDecimal(text));
        assertThat(Decimals.isOutOfBounds(text)).isFalse();
    }

    @Test
    void roundsDigitsThatNoSensorHas() {
        assertThat(Decimals.parse("36.60000000000000142109")).contains(new BigDecimal("36.6000000000000014"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "e5", "1-2", "0x10", "NaN", "Infinity", "٣٦", "36,6", "1_000", " 1", "7 2"})
    void takesNothingElseForANumber(String text) {
        assertThat(Decimals.parse(text)).isEmpty();
        assertThat(Decimals.isOutOfBounds(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e999999999", "-1e-999999999", "0e99999", "1e12", "1000000000000", "0.0000000000000000001"})
    void refusesWhatWouldCostTimeOrSpaceLater(String text) {
        assertThat(Decimals.parse(text)).isEmpty();
        assertThat(Decimals.isOutOfBounds(text)).isTrue();
    }

    @Test
    void refusesMoreCharactersThanANumberNeeds() {
        assertThat(Decimals.parse("1." + "0".repeat(31))).isEmpty();
        assertThat(Decimals.isOutOfBounds("1." + "0".repeat(31))).isTrue();
        assertThat(Decimals.isOutOfBounds("x".repeat(33))).isFalse();
    }
}
