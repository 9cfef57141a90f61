// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

/**
 * How the bridge describes one key of a device's state.
 *
 * @param type {@code binary}, {@code numeric}, {@code enum}, {@code text} …
 * @param unit as described; empty when there is none
 * @param valueOn the value that stands for "on" as text; empty when not described
 * @param valueOff the value that stands for "off" as text; empty when not described
 * @param settable whether it can be set: then it may be a setting, and not something seen
 */
record Property(String type, String unit, String valueOn, String valueOff, boolean settable) {
    boolean isNumeric() {
        return type.equals("numeric");
    }
}
