// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.driver.RawMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Reads states in the way tests ask for them: {@code "smoke=true"}. */
final class States {
    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Zigbee2MqttDriver DRIVER = new Zigbee2MqttDriver();

    private States() {}

    static RawMessage message(String payload) {
        return new RawMessage(new DeviceId("hall"), payload.getBytes(StandardCharsets.UTF_8), NOW, false);
    }

    static DeviceReport read(String payload) {
        return read(payload, DeviceModel.UNKNOWN);
    }

    static DeviceReport read(String payload, DeviceModel model) {
        return DRIVER.read(message(payload), model);
    }

    /** A device the bridge describes in words, with these keys. */
    static DeviceModel described(String description, String exposes) {
        String devices = "[{\"friendly_name\":\"hall\",\"type\":\"EndDevice\",\"definition\":{\"vendor\":\"Acme\","
                + "\"model\":\"A-1\",\"description\":\"" + description + "\",\"exposes\":" + exposes + "}}]";
        return BridgeDevices.read(devices.getBytes(StandardCharsets.UTF_8))
                .map(Map::copyOf)
                .orElseThrow()
                .get("hall");
    }

    static Optional<String> value(DeviceReport report, Kind kind) {
        return report.decoded().readings().stream()
                .filter(reading -> reading.kind() == kind)
                .map(States::text)
                .findFirst();
    }

    /** All of it, in one line: {@code battery=88 smoke=true}. */
    static String line(DeviceReport report) {
        return String.join(
                " ",
                report.decoded().readings().stream()
                        .map(reading -> reading.kind() + "=" + text(reading))
                        .sorted()
                        .toList());
    }

    private static String text(Reading reading) {
        if (reading.value() instanceof Value.Quantity quantity) {
            return quantity.number().stripTrailingZeros().toPlainString();
        }
        return reading.value() instanceof Value.Code code ? code.code() : String.valueOf(reading.isOn());
    }
}
