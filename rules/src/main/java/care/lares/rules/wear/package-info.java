// SPDX-License-Identifier: Apache-2.0
/** Devices that grow old, sensors that drift, and what to order for them. */
@NullMarked
package care.lares.rules.wear;

import org.jspecify.annotations.NullMarked;
