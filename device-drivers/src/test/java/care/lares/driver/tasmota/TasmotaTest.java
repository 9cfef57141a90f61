// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.tasmota;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.driver.Reason;
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
    void goesByItForEveryProbe() {
        assertThat(told.by(
                        Tasmota.driver(),
                        "{\"Time\":\"2026-11-21T08:00:00\",\"DS18B20-1\":{\"Id\":\"01\",\"Temperature\":68.0},"
                                + "\"DS18B20-2\":{\"Id\":\"02\",\"Temperature\":50.0},\"TempUnit\":\"F\"}"))
                .containsExactly("room_temperature 20");
        assertThat(told.by(Tasmota.driver(), "{\"DS18B20-2\":{\"Temperature\":41.0},\"TempUnit\":\"F\"}"))
                .containsExactly("room_temperature 5");
    }

    @Test
    void readsTheSensorsInAnAnswerAsItsOwnReport() {
        told.by(Tasmota.driver(), "{\"Leak1\":\"ON\",\"Leak2\":\"OFF\"}");

        assertThat(told.by(
                        Tasmota.answers(),
                        "{\"StatusSNS\":{\"Leak1\":\"OFF\",\"DS18B20\":{\"Temperature\":68},\"TempUnit\":\"F\"}}"))
                .containsExactlyInAnyOrder("water_leak false", "room_temperature 20");
    }

    @Test
    void leavesOutHowHotTheProcessorIs() {
        assertThat(told.by(Tasmota.driver(), "{\"DS18B20\":{\"Temperature\":20.5},\"ESP32\":{\"Temperature\":61.1}}"))
                .containsExactly("room_temperature 20.5");
    }

    @Test
    void takesAnInputForWhatSomebodyCalledIt() {
        assertThat(told.by(Tasmota.driver(), "{\"Smoke\":\"ON\",\"Switch1\":\"ON\",\"POWER\":\"ON\"}"))
                .containsExactly("smoke true");
        assertThat(told.by(Tasmota.driver(), "{\"Hall_Door\":{\"Action\":\"OFF\"}}"))
                .containsExactly("contact_open false");
    }

    @Test
    void hearsACallHoweverItsInputIsSetUp() {
        assertThat(told.by(Tasmota.driver(), "{\"SOS\":{\"Action\":\"TOGGLE\"}}"))
                .containsExactly("sos true");
        assertThat(told.by(Tasmota.driver(), "{\"PullCord1\":{\"Action\":\"HOLD\"}}"))
                .containsExactly("sos true");
        assertThat(told.by(Tasmota.driver(), "{\"PanicButton\":{\"Action\":\"TOGGLE\"}}"))
                .containsExactly("sos true");
        for (int press = 0; press < 2; press++) {
            assertThat(told.by(Tasmota.driver(), "{\"SOS\":{\"Action\":\"ON\"}}"))
                    .containsExactly("sos true");
        }
        assertThat(told.by(Tasmota.driver(), "{\"SOS\":{\"Action\":\"OFF\"}}")).containsExactly("sos false");
        assertThat(told.by(Tasmota.driver(), "{\"SOS\":{\"Action\":\"CLEAR\"}}"))
                .isEmpty();
    }

    @Test
    void takesAContactThatIsNamedForWhatIsClosed() {
        assertThat(told.by(Tasmota.driver(), "{\"DoorClosed\":\"ON\"}")).containsExactly("contact_open false");
    }

    @Test
    void takesNothingOfAHubsChildrenForItsOwn() {
        for (String children : new String[] {
            "{\"ZbReceived\":{\"0x662E\":{\"Device\":\"0x662E\",\"Temperature\":4.5,\"Humidity\":40,\"BatteryPercentage\":3}}}",
            "{\"ZbReceived\":{\"Bath_Water\":{\"Power\":true}}}",
            "{\"ZbReceived\":{\"0x662E\":{\"ZoneStatusChange\":33,\"Contact\":1}}}",
            "{\"ZbInfo\":{\"0x662E\":{\"Device\":\"0x662E\",\"Temperature\":4.5}}}",
            "{\"0x662E\":{\"Temperature\":4.5,\"BatteryPercentage\":3}}"
        }) {
            assertThat(told.by(Tasmota.driver(), children)).as(children).isEmpty();
            assertThat(told.refused(Tasmota.driver(), children)).as(children).containsExactly(Reason.UNKNOWN_FORMAT);
        }
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
