// SPDX-License-Identifier: Apache-2.0
/** Vital signs that no living person shows: somebody looks at the person, then at the sensor. Nothing clinical. */
@NullMarked
package care.lares.rules.vitals;

import org.jspecify.annotations.NullMarked;
