// SPDX-License-Identifier: Apache-2.0
/** Devices that run ESPHome: one value on each topic, which names it. */
@NullMarked
package care.lares.driver.esphome;

import org.jspecify.annotations.NullMarked;
