// SPDX-License-Identifier: Apache-2.0
/** Buttons that say nothing but that they were pressed. */
@NullMarked
package care.lares.driver.press;

import org.jspecify.annotations.NullMarked;
