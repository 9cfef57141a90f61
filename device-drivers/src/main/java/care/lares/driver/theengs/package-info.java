// SPDX-License-Identifier: Apache-2.0
/** Bluetooth sensors as a Theengs gateway or OpenMQTTGateway hears and decodes them. */
@NullMarked
package care.lares.driver.theengs;

import org.jspecify.annotations.NullMarked;
