// SPDX-License-Identifier: Apache-2.0
/** A load generator light enough to share two cores with the gateway it measures. */
@NullMarked
package care.lares.sim.bench;

import org.jspecify.annotations.NullMarked;
