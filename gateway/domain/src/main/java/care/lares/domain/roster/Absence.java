// SPDX-License-Identifier: Apache-2.0
package care.lares.domain.roster;

import care.lares.domain.ContactId;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody is away: ill, on leave, at a funeral.
 *
 * @param contact who
 * @param from since when
 * @param to when they are back
 * @param instead who is called in their place; empty: nobody
 */
public record Absence(ContactId contact, Instant from, Instant to, Optional<ContactId> instead) {
    /** Refuses an absence that ends before it began, and one who stands in for himself. */
    public Absence {
        if (!to.isAfter(from)) {
            throw new IllegalArgumentException("an absence ends after it begins");
        }
        if (instead.filter(contact::equals).isPresent()) {
            throw new IllegalArgumentException("nobody stands in for himself");
        }
    }

    /** Whether they are away at that moment. */
    public boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
