// SPDX-License-Identifier: Apache-2.0
/** Zigbee devices behind a zigbee2mqtt bridge: what their states, actions and descriptions mean. */
@NullMarked
package care.lares.driver.zigbee2mqtt;

import org.jspecify.annotations.NullMarked;
