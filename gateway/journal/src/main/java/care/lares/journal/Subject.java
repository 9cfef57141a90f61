// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.PersonId;
import care.lares.domain.ResidentId;

/**
 * Whose key an entry is encrypted under, and so whose erasure makes it unreadable. Every entry has exactly one.
 *
 * @param name {@code site}, {@code resident/ID} or {@code person/ID}
 */
public record Subject(String name) {
    /** The house itself: readings and events that belong to nobody. */
    public static final Subject SITE = new Subject("site");

    /** A person who is watched over. */
    public static Subject of(ResidentId resident) {
        return new Subject("resident/" + resident);
    }

    /** A person who looks or acts. */
    public static Subject of(PersonId person) {
        return new Subject("person/" + person);
    }
}
