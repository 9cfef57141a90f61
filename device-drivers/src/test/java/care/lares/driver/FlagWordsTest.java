// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagWordsTest {
    @ParameterizedTest
    @CsvSource({
        "CARBON_MONOXIDE, high",
        "CARBON_MONOXIDE, co",
        "GAS, Leak",
        "GAS, medium",
        "SMOKE, danger",
        "SMOKE, fire",
        "SMOKE, present",
        "HEAT, critical",
        "FALL, fallen",
        "FALL, falling",
        "FALL, fall",
        "FALL, Fall",
        "SOS, pressed",
        "SOS, emergency",
        "WATER_LEAK, wet",
        "WATER_LEAK, detected",
        "MOTION, detected",
        "PRESENCE, occupied",
        "CONTACT_OPEN, open",
        "BED_OCCUPIED, pressed",
        "BATTERY_LOW, low",
        "BATTERY_LOW, critical",
        "FAULT, fault",
        "TEST, test",
        "ONLINE, online",
        "ONLINE, ok"
    })
    void saysYes(Kind kind, String word) {
        assertThat(flag(kind, word)).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource({
        "SMOKE, normal",
        "SMOKE, clear",
        "GAS, safe",
        "CARBON_MONOXIDE, ok",
        "CARBON_MONOXIDE, no co",
        "FALL, no_fall",
        "FALL, not detected",
        "SOS, released",
        "WATER_LEAK, dry",
        "PRESENCE, absent",
        "CONTACT_OPEN, closed",
        "BED_OCCUPIED, empty",
        "BATTERY_LOW, high",
        "BATTERY_LOW, ok",
        "ONLINE, offline"
    })
    void saysNo(Kind kind, String word) {
        assertThat(flag(kind, word)).isEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource({
        "CARBON_MONOXIDE, low",
        "GAS, low",
        "SMOKE, low",
        "SMOKE, fault",
        "SMOKE, test",
        "SMOKE, open",
        "SMOKE, online",
        "SMOKE, offline",
        "FALL, low",
        "FALL, test",
        "FALL, maybe",
        "MOTION, low",
        "CONTACT_OPEN, high"
    })
    void saysNothingOfAnythingElse(Kind kind, String word) {
        assertThat(flag(kind, word)).isEqualTo("nothing");
    }

    private static String flag(Kind kind, String word) {
        String measure = kind == Kind.CARBON_MONOXIDE ? "co" : kind.wireName();
        return FlagWords.flag(new Scalar(Scalar.Form.TEXT, word), kind, measure)
                .map(String::valueOf)
                .orElse("nothing");
    }
}
