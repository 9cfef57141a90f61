// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre.fhir;

/**
 * One resource of a bundle, as it would be held.
 *
 * @param type such as {@code Observation}
 * @param id we give it; it follows from the key, so that the same thing always has the same one
 * @param key its type and the condition under which it is held already, such as {@code Patient?identifier=s|v}
 * @param json with its id, and references that lead somewhere
 */
public record Piece(String type, String id, String key, String json) {
    /** As others refer to it. */
    public String reference() {
        return type + '/' + id;
    }
}
