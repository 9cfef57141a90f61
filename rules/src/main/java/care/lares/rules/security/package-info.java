// SPDX-License-Identifier: Apache-2.0
/** Whether strangers come in while the house is guarded. Never stands in the way of a call, a fall, smoke or water. */
@NullMarked
package care.lares.rules.security;

import org.jspecify.annotations.NullMarked;
