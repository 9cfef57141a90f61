// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.tasmota;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.driver.Told;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class TasmotaTest {
    private final Told told = new Told();

    @Test
    void understandsTheExampleOfTheVectors() throws IOException {
        try (InputStream in = TasmotaTest.class.getResourceAsStream("/vectors/other_mqtt.json")) {
            String example =
                    new ObjectMapper().readTree(in).at("/tasmota/example").toString();

            assertThat(told.by(Tasmota.driver(), example))
                    .containsExactlyInAnyOrder("room_temperature 21.4", "humidity 47.0");
        }
    }

    @Test
    void goesByTheUnitOfTheDevice() {
        assertThat(told.by(Tasmota.driver(), "{\"AM2301\":{\"Temperature\":50.0},\"TempUnit\":\"F\"}"))
                .containsExactly("room_temperature 10");
    }

    @Test
    void takesAnInputForWhatSomebodyCalledIt() {
        assertThat(told.by(Tasmota.driver(), "{\"Smoke\":\"ON\",\"Switch1\":\"ON\",\"POWER\":\"ON\"}"))
                .containsExactly("smoke true");
        assertThat(told.by(Tasmota.driver(), "{\"Hall_Door\":{\"Action\":\"OFF\"}}"))
                .containsExactly("contact_open false");
    }

    @Test
    void hearsAButton() {
        assertThat(told.by(Tasmota.driver(), "{\"Button1\":{\"Action\":\"SINGLE\"}}"))
                .containsExactly("button SINGLE");
    }

    @Test
    void countsSeveralProbesTogether() {
        assertThat(told.by(Tasmota.driver(), "{\"Leak1\":\"ON\",\"Leak2\":\"OFF\"}"))
                .containsExactly("water_leak true");
        assertThat(told.by(Tasmota.driver(), "{\"Leak2\":\"OFF\"}")).containsExactly("water_leak true");
        assertThat(told.by(Tasmota.driver(), "{\"CO2\":\"ON\"}")).isEmpty();
    }
}
