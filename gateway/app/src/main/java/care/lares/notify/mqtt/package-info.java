// SPDX-License-Identifier: Apache-2.0
/** Alarms as retained MQTT messages, and the lamp or voice of the device that called. */
@NullMarked
package care.lares.notify.mqtt;

import org.jspecify.annotations.NullMarked;
