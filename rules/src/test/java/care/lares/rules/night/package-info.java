// SPDX-License-Identifier: Apache-2.0
/** Random nights: rules and desk together under any interleaving, with power cuts, checked after every step. */
@NullMarked
package care.lares.rules.night;

import org.jspecify.annotations.NullMarked;
