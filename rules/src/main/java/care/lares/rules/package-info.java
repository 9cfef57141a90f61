// SPDX-License-Identifier: Apache-2.0
/** What readings mean: pure steps from one device's state and a reading, or the passing of time, to findings. */
@NullMarked
package care.lares.rules;

import org.jspecify.annotations.NullMarked;
