// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import care.lares.driver.Decoded;
import care.lares.driver.Reason;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code bridge/devices}: an array of all devices with their descriptions; of each only what decoding needs. */
public final class BridgeDevices {
    /** Most devices taken from one message: ten times what a zigbee network holds. */
    public static final int MAX_DEVICES = 4_096;
    /** Most keys kept of one device; the largest converters describe some 150. */
    static final int MAX_PROPERTIES = 512;
    /** Deepest nesting: features in features of composites in lists. */
    private static final int MAX_DEPTH = 64;

    /** What a payload that is something else means. */
    public static final Decoded NOT_DEVICES =
            Decoded.rejected(Reason.MALFORMED, "bridge/devices is a JSON array of devices");

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private BridgeDevices() {}

    /** The devices by friendly name, the bridge's own coordinator left out; empty when the payload is no such array. */
    public static Optional<Map<String, DeviceModel>> read(byte[] payload) {
        try (JsonParser json = JSON.createParser(payload)) {
            return json.nextToken() == JsonToken.START_ARRAY ? Optional.of(devices(json)) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static Map<String, DeviceModel> devices(JsonParser json) throws IOException {
        Map<String, DeviceModel> devices = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                continue;
            }
            Device device = device(json);
            if (!device.name.isEmpty() && !device.type.equals("Coordinator") && devices.size() < MAX_DEVICES) {
                devices.put(device.name, device.model);
            }
        }
        return devices;
    }

    /** Fields of one device while it is read. */
    private static final class Device {
        String name = "";
        String type = "";
        DeviceModel model = DeviceModel.UNKNOWN;
    }

    private static Device device(JsonParser json) throws IOException {
        Device device = new Device();
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            switch (field) {
                case "friendly_name" -> device.name = text(json, value);
                case "type" -> device.type = text(json, value);
                case "definition" -> {
                    if (value == JsonToken.START_OBJECT) {
                        device.model = definition(json);
                    }
                }
                default -> json.skipChildren();
            }
        }
        return device;
    }

    private static DeviceModel definition(JsonParser json) throws IOException {
        String vendor = "";
        String model = "";
        String description = "";
        Map<String, Property> properties = new HashMap<>();
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            switch (field) {
                case "vendor" -> vendor = text(json, value);
                case "model" -> model = text(json, value);
                case "description" -> description = text(json, value);
                case "exposes" -> Exposes.read(json, properties);
                default -> json.skipChildren();
            }
        }
        return new DeviceModel(vendor, model, description, properties);
    }

    /** Text; anything else is none, and skipped. */
    static String text(JsonParser json, JsonToken value) throws IOException {
        if (value.isScalarValue()) {
            return value == JsonToken.VALUE_NULL ? "" : json.getText();
        }
        json.skipChildren();
        return "";
    }
}
