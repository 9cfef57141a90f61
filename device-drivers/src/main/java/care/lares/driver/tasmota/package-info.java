// SPDX-License-Identifier: Apache-2.0
/** Devices that run Tasmota: what they measure, and their buttons. */
@NullMarked
package care.lares.driver.tasmota;

import org.jspecify.annotations.NullMarked;
