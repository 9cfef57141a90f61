// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BridgeDevicesTest {
    private static Optional<Map<String, DeviceModel>> read(String json) {
        return BridgeDevices.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void keepsWhatDecodingNeedsOfEachDevice() {
        Map<String, DeviceModel> devices = read("[{\"friendly_name\":\"Coordinator\",\"type\":\"Coordinator\"},"
                        + "{\"friendly_name\":\"bath/leak\",\"type\":\"EndDevice\",\"endpoints\":{\"1\":{\"a\":[1]}},"
                        + "\"definition\":{\"vendor\":\"Acme\",\"model\":\"W1\",\"description\":\"Water leak sensor\","
                        + "\"exposes\":[{\"property\":\"water_leak\",\"type\":\"binary\",\"value_on\":true,\"value_off\":false,"
                        + "\"access\":1},{\"type\":\"light\",\"features\":[{\"property\":\"state\",\"type\":\"binary\","
                        + "\"value_on\":\"ON\",\"value_off\":\"OFF\",\"access\":7}]},"
                        + "{\"type\":\"composite\",\"property\":\"settings\",\"features\":[{\"property\":\"smoke\"}]}],"
                        + "\"options\":[{\"property\":\"other\"}]}}]")
                .orElseThrow();
        assertThat(devices).containsOnlyKeys("bath/leak");
        DeviceModel leak = devices.get("bath/leak");
        assertThat(leak.description()).isEqualTo("Water leak sensor");
        assertThat(leak.properties()).containsOnlyKeys("water_leak", "state");
        assertThat(leak.property("water_leak").orElseThrow().valueOn()).isEqualTo("true");
        assertThat(leak.property("water_leak").orElseThrow().settable()).isFalse();
        assertThat(leak.property("state").orElseThrow().settable()).isTrue();
    }

    @Test
    void takesADeviceThatNobodySupports() {
        assertThat(read("[{\"friendly_name\":\"0x1\",\"type\":\"EndDevice\",\"definition\":null},7]"))
                .contains(Map.of("0x1", DeviceModel.UNKNOWN));
    }

    @Test
    void refusesWhatIsNoListOfDevices() {
        assertThat(read("{}")).isEmpty();
        assertThat(read("[{\"friendly_name\":")).isEmpty();
        assertThat(read("[".repeat(200))).isEmpty();
    }
}
