// SPDX-License-Identifier: Apache-2.0
/**
 * Vital signs beyond the limits that are set for a person. Off until a responsible organisation switches it on; not a medical
 * device.
 */
@NullMarked
package care.lares.rules.limit;

import org.jspecify.annotations.NullMarked;
