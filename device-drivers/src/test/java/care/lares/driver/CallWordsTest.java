// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallWordsTest {
    @ParameterizedTest
    @CsvSource({
        "SOS, pressed",
        "SOS, press",
        "SOS, single",
        "SOS, long",
        "SOS, 2",
        "SOS, whatever",
        "FALL, fall_detected",
        "FALL, Fall detected!",
        "SMOKE, Alarm!",
        "SMOKE, 1.0",
        "SMOKE, smoke alarm",
        "GAS, gas_detected"
    })
    void hearsACall(Kind kind, String word) {
        assertThat(CallWords.call(text(word), kind, kind.wireName())).contains(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "off",
                "false",
                "0",
                "released",
                "release",
                "hold_release",
                "clear",
                "idle",
                "normal",
                "cancelled",
                "sos_cancel",
                "SOS: off",
                "not pressed",
                "no_sos",
                "no_sos_alarm",
                "reset",
                "standby",
                "disabled"
            })
    void aClearOffIsNoCall(String word) {
        assertThat(CallWords.call(text(word), Kind.SOS, "sos")).contains(false);
    }

    @ParameterizedTest
    @CsvSource({
        "FALL, whatever",
        "FALL, occupied",
        "SMOKE, test",
        "SMOKE, low_battery",
        "SMOKE, fault alarm",
        "GAS, low"
    })
    void anythingElseIsToSayWhatItTells(Kind kind, String word) {
        assertThat(CallWords.call(text(word), kind, kind.wireName())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"FALL, no_fall_detected", "SMOKE, no smoke alarm", "SMOKE, no_smoke", "FALL, no fall"})
    void hearsThatThereIsNone(Kind kind, String word) {
        assertThat(CallWords.call(text(word), kind, kind.wireName())).contains(false);
    }

    private static Scalar text(String word) {
        return new Scalar(Scalar.Form.TEXT, word);
    }
}
