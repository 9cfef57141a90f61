// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import java.time.Instant;

/**
 * A resource that is held.
 *
 * @param type such as {@code Observation}
 * @param id ours
 * @param key what makes it the same thing, see {@link care.lares.sim.centre.fhir.Piece#key()}
 * @param at when it was confirmed
 * @param place of the bundle it came with, on the shelf
 */
record Held(String type, String id, String key, Instant at, long place) {
    String reference() {
        return type + '/' + id;
    }
}
