// SPDX-License-Identifier: Apache-2.0
/** What is measured: latencies of our own, and memory and CPU time of other processes. */
@NullMarked
package care.lares.sim.measure;

import org.jspecify.annotations.NullMarked;
