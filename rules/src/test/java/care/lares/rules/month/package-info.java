// SPDX-License-Identifier: Apache-2.0
/** A month of an invented ward in seconds: what befalls residents, what devices tell, whom the roster calls, who comes. */
@NullMarked
package care.lares.rules.month;

import org.jspecify.annotations.NullMarked;
