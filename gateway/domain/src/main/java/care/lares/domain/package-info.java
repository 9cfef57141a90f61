// SPDX-License-Identifier: Apache-2.0
/** Values that every part of the gateway speaks: ids, readings, alarms and time. No I/O, no clocks, no libraries. */
@NullMarked
package care.lares.domain;

import org.jspecify.annotations.NullMarked;
