// SPDX-License-Identifier: Apache-2.0
/** What of the rules may be set while the house is watched over: for the site, a place or a resident. */
@NullMarked
package care.lares.domain.tuning;

import org.jspecify.annotations.NullMarked;
