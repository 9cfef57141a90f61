// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import java.time.Instant;

/**
 * A bundle that was confirmed.
 *
 * @param id its identifier
 * @param at when it was confirmed first
 * @param content SHA-256 of its resources
 * @param resources how many it has
 * @param created how many of them were not held before
 */
record HeldBundle(String id, Instant at, String content, int resources, int created) {}
