// SPDX-License-Identifier: Apache-2.0
/** The family of devices that speak the gateway's own JSON: one reading or an array of them. */
@NullMarked
package care.lares.driver.nativejson;

import org.jspecify.annotations.NullMarked;
