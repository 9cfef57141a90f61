// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.Assignment;
import care.lares.domain.ContactId;
import care.lares.domain.PersonId;
import care.lares.domain.ResidentId;
import java.util.Optional;

/**
 * Whose key an entry is encrypted under, and so whose erasure makes it unreadable. Every entry has exactly one.
 *
 * @param name {@code site}, {@code resident/ID}, {@code person/ID} or {@code contact/ID}
 */
public record Subject(String name) {
    private static final String RESIDENT = "resident/";

    /** The house itself: readings and events that belong to nobody. */
    public static final Subject SITE = new Subject("site");

    /** A person who is watched over. */
    public static Subject of(ResidentId resident) {
        return new Subject(RESIDENT + resident);
    }

    /** Whom it is about; empty when that is no resident. */
    public Optional<ResidentId> resident() {
        return name.startsWith(RESIDENT)
                ? Optional.of(new ResidentId(name.substring(RESIDENT.length())))
                : Optional.empty();
    }

    /** A person who looks or acts. */
    public static Subject of(PersonId person) {
        return new Subject("person/" + person);
    }

    /** A person who is told of alarms. */
    public static Subject of(ContactId contact) {
        return new Subject("contact/" + contact);
    }

    /** Whom a device serves, the house when nobody. */
    public static Subject of(Assignment assignment) {
        return assignment.resident().map(Subject::of).orElse(SITE);
    }
}
