// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre.fhir;

import java.util.List;
import java.util.Set;

/**
 * A transaction that can be read; whether it is taken depends on what is held.
 *
 * @param id {@code system|value} of its identifier
 * @param pieces in the bundle's order, each once
 * @param outside what it refers to beyond itself, as {@code Type/id}
 * @param rests checkpoints it says it rests on
 */
public record ParsedBundle(String id, List<Piece> pieces, Set<String> outside, List<Basis> rests) {
    /** Copies the collections. */
    public ParsedBundle {
        pieces = List.copyOf(pieces);
        rests = List.copyOf(rests);
        outside = Set.copyOf(outside);
    }
}
