// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodeCommandTest {
    private final Terminal terminal = new Terminal();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "lares/v1/devices/a/readings; {\"kind\":\"heart_rate\",\"value\":72}; native",
                "lares/v1/devices/a/senml; [{\"n\":\"hr\",\"u\":\"beat/min\",\"v\":72}]; senml",
                "lares/v1/devices/a/status; online; status",
                "zigbee2mqtt/hall; {\"smoke\":true}; zigbee2mqtt",
                "zigbee2mqtt/hall/smoke; true; zigbee2mqtt",
                "zigbee2mqtt/hall/availability; offline; zigbee2mqtt",
                "home/gw/BTtoMQTT/A4C138000001; {\"bpm\":70}; theengs",
                "tele/hall/SENSOR; {\"DHT11\":{\"Temperature\":21.4}}; tasmota",
                "shelly-1/events/rpc; {\"params\":{\"smoke:0\":{\"alarm\":true}}}; shelly",
                "node-1/binary_sensor/hall_smoke/state; ON; esphome",
                "node-1/status; online; esphome",
                "''; {\"kind\":\"sos\",\"value\":true}; native",
                "''; {\"battery\":80}; zigbee2mqtt",
                "''; [{\"n\":\"sos\",\"vb\":true}]; senml",
            })
    void readsAPayloadAsItsTopicOrItsFormSays(String topic, String payload, String driver) {
        assertThat(terminal.run("decode", "--topic", topic, "--json", payload)).isZero();
        assertThat(terminal.json().getString("driver")).isEqualTo(driver);
        assertThat(terminal.json().getJsonArray("readings")).hasSize(1);
        assertThat(terminal.json().getJsonArray("rejected")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "lares/v1/devices/a/readings; [{\"n\":\"sos\",\"vb\":true}]",
                "lares/v1/devices/a/senml; {\"kind\":\"sos\",\"value\":true}"
            })
    void hearsACallInTheOtherShape(String topic, String payload) {
        terminal.run("decode", "--topic", topic, "--json", payload);
        assertThat(terminal.json().getJsonArray("readings")).hasSize(1);
        assertThat(terminal.json().getJsonArray("rejected")).isNotEmpty();
    }

    @Test
    void saysInWordsWhatWasSentAndWhatBecameOfIt() {
        assertThat(terminal.run("decode", "{\"kind\":\"body_temperature\",\"value\":98.6,\"unit\":\"F\"}"))
                .isZero();
        assertThat(terminal.out()).contains("body_temperature 37 Cel, sent as 98.6 F, converted");
    }

    @Test
    void saysWhyNothingIsUnderstood() {
        assertThat(terminal.run("decode", "{\"kind\":\"mood\",\"value\":1}")).isEqualTo(1);
        assertThat(terminal.out()).contains("refused      unknown_kind: kind must be");
        assertThat(terminal.run("decode", "{\"brightness\":1}")).isEqualTo(1);
        assertThat(terminal.out()).contains("of no concern here");
    }

    @Test
    void takesHexadecimalDigits() {
        assertThat(terminal.run("decode", "--hex", "7b 22 73 6d 6f 6b 65 22 3a 31 7d"))
                .isZero();
        assertThat(terminal.out()).contains("smoke        true");
        assertThat(terminal.run("decode", "--hex", "7b2")).isEqualTo(2);
        assertThat(terminal.err()).contains("pairs of hexadecimal digits");
    }

    @Test
    void readsBytesOfBluetoothAndOfCbor() {
        assertThat(terminal.run("decode", "--hex", "--topic", "lares/v1/devices/a/gatt/2a37", "064a"))
                .isZero();
        assertThat(terminal.out()).contains("gatt", "heart_rate   74 /min");
        assertThat(terminal.run("decode", "--hex", "81a20064326133370842044a")).isZero();
        assertThat(terminal.out()).contains("senml", "heart_rate   74 /min, contact_lost");
    }

    @Test
    void saysWhichTopicsDevicesSpeakOn() {
        assertThat(terminal.run("decode", "--topic", "foo/bar", "{}")).isEqualTo(2);
        assertThat(terminal.err()).contains("no device speaks on foo/bar", "zigbee2mqtt/NAME");
    }
}
