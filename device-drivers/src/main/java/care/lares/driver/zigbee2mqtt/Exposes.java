// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Reads the list of what a device shows; a light or a lock shows its keys one level deeper, as features. */
final class Exposes {
    /** The bit of {@code access} that allows to set. */
    private static final int SET = 2;

    private Exposes() {}

    /** The parser stands on the value of {@code exposes} or {@code features}. */
    static void read(JsonParser json, Map<String, Property> into) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                readOne(json, into);
            } else {
                json.skipChildren();
            }
        }
    }

    private static void readOne(JsonParser json, Map<String, Property> into) throws IOException {
        String key = "";
        String type = "";
        String unit = "";
        String on = "";
        String off = "";
        int access = 0;
        Map<String, Property> features = new HashMap<>();
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            switch (field) {
                case "property" -> key = BridgeDevices.text(json, value);
                case "type" -> type = BridgeDevices.text(json, value);
                case "unit" -> unit = BridgeDevices.text(json, value);
                case "value_on" -> on = BridgeDevices.text(json, value);
                case "value_off" -> off = BridgeDevices.text(json, value);
                case "access" -> access = value == JsonToken.VALUE_NUMBER_INT ? json.getValueAsInt() : access;
                case "features" -> read(json, features);
                default -> json.skipChildren();
            }
        }
        boolean signal = Signals.STRUCTURES.contains(key);
        if (!signal && (type.equals("composite") || type.equals("list"))) {
            return; // its parts are not keys of the state
        }
        if (signal) {
            features.clear();
        }
        if (!key.isEmpty()) {
            features.put(key, new Property(type, unit, on, off, (access & SET) != 0));
        }
        features.forEach((name, property) -> {
            if (into.size() < BridgeDevices.MAX_PROPERTIES) {
                into.putIfAbsent(name, property);
            }
        });
    }
}
