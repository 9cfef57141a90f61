// SPDX-License-Identifier: Apache-2.0
/** Fire, gas and carbon monoxide: detectors that say "it is so" or "it is not so", and their tests. */
@NullMarked
package care.lares.rules.environment;

import org.jspecify.annotations.NullMarked;
