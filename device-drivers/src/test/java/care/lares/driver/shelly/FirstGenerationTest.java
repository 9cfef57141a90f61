// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.shelly;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Quality;
import care.lares.driver.Reason;
import care.lares.driver.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstGenerationTest {
    private final Told told = new Told();

    @ParameterizedTest
    @CsvSource({
        "flood, true, water_leak true",
        "flood, false, water_leak false",
        "smoke, true, smoke true",
        "motion, 1, motion true",
        "state, open, contact_open true",
        "state, close, contact_open false",
        "vibration, 1, vibration true",
        "temperature, 21.5, room_temperature 21.5",
        "humidity, 47.5, humidity 47.5",
        "lux, 110, illuminance 110",
        "battery, 83, battery 83",
        "error, 0, fault false",
        "error, 2, fault true",
        "operation, fault, fault true",
        "operation, warmup, fault true",
        "operation, normal, fault false",
        "gas, test, test true"
    })
    void readsASensor(String name, String payload, String expected) {
        assertThat(told.by(FirstGeneration.sensor(name), payload)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "gas, unknown",
        "operation, unknown",
        "vibration, -1",
        "tilt, 3",
        "act_reasons, [\"sensor\"]",
        "state, unknown"
    })
    void leavesOutWhatSaysNothing(String name, String payload) {
        assertThat(told.by(FirstGeneration.sensor(name), payload)).isEmpty();
        assertThat(told.refused(FirstGeneration.sensor(name), payload)).isEmpty();
    }

    @Test
    void hearsGasHoweverLittle() {
        assertThat(told.by(FirstGeneration.sensor("gas"), "mild")).containsExactlyInAnyOrder("gas true", "test false");
        assertThat(told.by(FirstGeneration.sensor("gas"), "heavy")).contains("gas true");
        assertThat(told.by(FirstGeneration.sensor("gas"), "none")).contains("gas false");
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        assertThat(told.refused(FirstGeneration.sensor("flood"), "perhaps")).containsExactly(Reason.WRONG_TYPE);
        assertThat(told.refused(FirstGeneration.input("0"), "S")).containsExactly(Reason.MALFORMED);
    }

    @Test
    void takesAPressThatIsToldAgainForTheSame() {
        assertThat(press("{\"event\":\"\",\"event_cnt\":0}")).isEmpty();
        assertThat(press("{\"event\":\"S\",\"event_cnt\":1}")).isEqualTo("button S");
        assertThat(press("{\"event\":\"S\",\"event_cnt\":1}")).isEmpty();
        assertThat(press("{\"event\":\"S\",\"event_cnt\":2}")).isEqualTo("button S");
        assertThat(press("{\"event\":\"L\",\"event_cnt\":3}")).isEqualTo("button L");
    }

    /** After a start nobody knows how far it had counted: a press of yesterday is no answer of today. */
    @Test
    void takesTheFirstPressItHearsOfForOneThatMayBeOld() {
        assertThat(press("{\"event\":\"S\",\"event_cnt\":17}")).isEqualTo("button S");
        assertThat(told.quality()).containsExactly(Quality.RETAINED);
        assertThat(press("{\"event\":\"S\",\"event_cnt\":17}")).isEmpty();
        assertThat(press("{\"event\":\"S\",\"event_cnt\":18}")).isEqualTo("button S");
        assertThat(told.quality()).isEmpty();
    }

    @Test
    void takesTheFirstPressOfAButtonThatSaidItWasNotPressedForNews() {
        assertThat(press("{\"event\":\"\",\"event_cnt\":0}")).isEmpty();
        assertThat(press("{\"event\":\"S\",\"event_cnt\":1}")).isEqualTo("button S");
        assertThat(told.quality()).isEmpty();
    }

    @Test
    void takesEveryPressThatIsNotCounted() {
        assertThat(press("{\"event\":\"L\"}")).isEqualTo("button L");
        assertThat(told.quality()).as("nothing is told again").isEmpty();
        assertThat(press("{\"event\":\"L\"}")).isEqualTo("button L");
    }

    @Test
    void readsAllOfAMotionSensor() {
        String status = "{\"motion\":true,\"timestamp\":1763712000,\"active\":true,\"vibration\":false,\"lux\":40,"
                + "\"bat\":81,\"tmp\":{\"value\":20.5,\"units\":\"C\",\"is_valid\":true}}";

        assertThat(told.by(FirstGeneration.status(), status))
                .containsExactlyInAnyOrder(
                        "motion true", "vibration false", "illuminance 40", "battery 81", "room_temperature 20.5");
    }

    @Test
    void goesByTheUnitADeviceSaysItMeasuresIn() {
        assertThat(told.by(
                        FirstGeneration.info(),
                        "{\"wifi_sta\":{\"rssi\":-60},\"tmp\":{\"value\":68,\"units\":\"F\","
                                + "\"tC\":20,\"tF\":68,\"is_valid\":true},\"bat\":{\"value\":83}}"))
                .containsExactly("room_temperature 20");
        assertThat(told.by(FirstGeneration.sensor("temperature"), "50"))
                .as("by itself, after that")
                .containsExactly("room_temperature 10");
        assertThat(told.by(FirstGeneration.info(), "{\"tmp\":{\"value\":20.5,\"units\":\"C\",\"is_valid\":true}}"))
                .containsExactly("room_temperature 20.5");
        assertThat(told.by(FirstGeneration.sensor("temperature"), "21")).containsExactly("room_temperature 21");
        assertThat(told.by(FirstGeneration.info(), "{\"tmp\":{\"value\":999,\"units\":\"C\",\"is_valid\":false}}"))
                .isEmpty();
    }

    @Test
    void believesNoDetectorThatWarmsUpOrIsBrokenThatThereIsNoGas() {
        told.by(FirstGeneration.sensor("operation"), "warmup");
        assertThat(told.by(FirstGeneration.sensor("gas"), "none")).doesNotContain("gas false");
        assertThat(told.by(FirstGeneration.sensor("gas"), "heavy")).contains("gas true");
        told.by(FirstGeneration.sensor("operation"), "normal");
        assertThat(told.by(FirstGeneration.sensor("gas"), "none")).contains("gas false");
    }

    private String press(String payload) {
        return String.join(", ", told.by(FirstGeneration.input("0"), payload));
    }
}
