// SPDX-License-Identifier: Apache-2.0
/** Devices that say whether they are there: {@code online} or {@code offline}, also as an MQTT will. */
@NullMarked
package care.lares.driver.status;

import org.jspecify.annotations.NullMarked;
