// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import care.lares.driver.Scalar;
import java.util.Optional;

/**
 * One key of a state and its value.
 *
 * @param key as sent
 * @param value never null
 * @param state the message it stands in
 */
record Told(String key, Scalar value, State state) {
    Optional<Property> property() {
        return state.model().property(key);
    }

    boolean isBoolean() {
        return value.form() == Scalar.Form.TRUE || value.form() == Scalar.Form.FALSE;
    }

    boolean isNumber() {
        return value.form() == Scalar.Form.NUMBER;
    }
}
