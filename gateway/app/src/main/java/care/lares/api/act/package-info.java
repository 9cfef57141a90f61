// SPDX-License-Identifier: Apache-2.0
/** What people do: answer alarms, and enter by hand what they measured. */
@NullMarked
package care.lares.api.act;

import org.jspecify.annotations.NullMarked;
