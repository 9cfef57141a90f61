// SPDX-License-Identifier: Apache-2.0
/** Bluetooth health sensors: the bytes of their GATT characteristics, as some bridge or firmware passes them on. */
@NullMarked
package care.lares.driver.gatt;

import org.jspecify.annotations.NullMarked;
