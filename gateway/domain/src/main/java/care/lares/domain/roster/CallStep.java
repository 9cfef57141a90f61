// SPDX-License-Identifier: Apache-2.0
package care.lares.domain.roster;

import care.lares.domain.ContactId;
import java.util.List;

/**
 * One step of the order of calls: whoever is on duty in these shifts, and these contacts whatever the hour.
 *
 * @param shifts names of shifts, in the order their people are called
 * @param contacts who is called besides, after them
 * @param inTurn whether one is called after the other, rather than all at once
 */
public record CallStep(List<String> shifts, List<ContactId> contacts, boolean inTurn) {
    /** Copies the lists; refuses a step that calls nobody at any hour. */
    public CallStep {
        shifts = List.copyOf(shifts);
        contacts = List.copyOf(contacts);
        if (shifts.isEmpty() && contacts.isEmpty()) {
            throw new IllegalArgumentException("a step calls a shift or a contact");
        }
    }
}
