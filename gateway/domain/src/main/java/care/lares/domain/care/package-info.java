// SPDX-License-Identifier: Apache-2.0
/** What a resident's day is to show: check-ins, family, whom their calls go to, as values; and what a device is made of. */
@NullMarked
package care.lares.domain.care;

import org.jspecify.annotations.NullMarked;
