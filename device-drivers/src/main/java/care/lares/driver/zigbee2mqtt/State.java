// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import care.lares.driver.Scalar;
import java.util.Map;

/**
 * One state message and what is known of its device.
 *
 * @param values the keys of the message that hold a value; those that hold null are left out
 * @param model what the bridge says the device is
 */
record State(Map<String, Scalar> values, DeviceModel model) {
    boolean has(String key) {
        return values.containsKey(key);
    }

    /** Whether a key holds this text. */
    boolean says(String key, String text) {
        Scalar value = values.get(key);
        return value != null && value.text().equalsIgnoreCase(text);
    }

    /** Whether the device has a key: in this message, or by its description. */
    boolean knows(String key) {
        return has(key) || model.properties().containsKey(key);
    }
}
