// SPDX-License-Identifier: Apache-2.0
package care.lares.rules;

import care.lares.domain.Assignment;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import java.util.List;
import java.util.Optional;

/** Who lives where: a device that is nobody's tells of whoever is alone in its place. */
@FunctionalInterface
public interface Dwellers {
    /** Nobody is known to live anywhere: only what is assigned to somebody tells of them. */
    Dwellers UNKNOWN = place -> List.of();

    /** Those who live in a place. */
    List<ResidentId> livingIn(PlaceId place);

    /** Of whom a device tells that serves this person in this place; empty: of several, or of nobody in particular. */
    default Optional<ResidentId> person(Assignment assignment) {
        return assignment
                .resident()
                .or(() -> assignment
                        .place()
                        .map(this::livingIn)
                        .filter(there -> there.size() == 1)
                        .map(there -> there.get(0)));
    }
}
