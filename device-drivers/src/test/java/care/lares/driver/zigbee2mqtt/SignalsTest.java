// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignalsTest {
    private static DeviceModel model(String exposes) {
        String json = "[{\"friendly_name\":\"p\",\"type\":\"EndDevice\",\"definition\":{\"vendor\":\"Example\","
                + "\"model\":\"P-1\",\"description\":\"pendant\",\"exposes\":[" + exposes + "]}}]";
        return BridgeDevices.read(json.getBytes(StandardCharsets.UTF_8))
                .orElseThrow()
                .get("p");
    }

    private static String binary(String key, String on, String off, int access) {
        return "{\"type\":\"binary\",\"property\":\"" + key + "\",\"value_on\":" + on + ",\"value_off\":" + off
                + ",\"access\":" + access + "}";
    }

    @Test
    void lightsALampAndPutsItOut() {
        DeviceModel lamp = model(binary("led", "\"ON\"", "\"OFF\"", 7));
        assertThat(Signals.show(lamp, true)).contains("{\"led\":\"ON\"}");
        assertThat(Signals.show(lamp, false)).contains("{\"led\":\"OFF\"}");
        assertThat(Signals.hush(lamp)).isEmpty();
    }

    @Test
    void soundsABuzzerThatHasToBeStopped() {
        DeviceModel buzzer = model(binary("buzzer", "true", "false", 3));
        assertThat(Signals.show(buzzer, true)).contains("{\"buzzer\":true}");
        assertThat(Signals.hush(buzzer)).contains("{\"buzzer\":false}");
    }

    @Test
    void soundsAWarningForAMoment() {
        DeviceModel siren = model("{\"type\":\"composite\",\"property\":\"warning\",\"access\":2,\"features\":["
                + "{\"type\":\"enum\",\"property\":\"mode\",\"access\":2}]}");
        assertThat(Signals.show(siren, true).orElseThrow()).contains("\"duration\":1", "\"level\":\"low\"");
        assertThat(Signals.show(siren, false).orElseThrow()).contains("\"mode\":\"stop\"");
        assertThat(siren.properties()).as("its parts are no keys of the state").doesNotContainKey("mode");
    }

    @Test
    void leavesAloneWhatCannotBeSetOrWhatNobodyKnows() {
        assertThat(Signals.show(model(binary("led", "\"ON\"", "\"OFF\"", 1)), true))
                .isEmpty();
        assertThat(Signals.show(model(binary("led", "\"a\\\"b\"", "\"OFF\"", 7)), true))
                .isEmpty();
        assertThat(Signals.show(DeviceModel.UNKNOWN, true)).isEmpty();
        assertThat(Signals.hasButton(DeviceModel.UNKNOWN)).isFalse();
        assertThat(Signals.hasButton(model("{\"type\":\"enum\",\"property\":\"action\",\"access\":1}")))
                .isTrue();
    }
}
