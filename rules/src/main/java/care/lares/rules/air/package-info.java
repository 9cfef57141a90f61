// SPDX-License-Identifier: Apache-2.0
/** What the air of a home measures: too cold, too hot, carbon monoxide, gas. Numbers that mean something by lasting. */
@NullMarked
package care.lares.rules.air;

import org.jspecify.annotations.NullMarked;
