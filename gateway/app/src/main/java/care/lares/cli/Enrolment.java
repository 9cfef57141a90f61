// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import java.util.Optional;

/**
 * One device to enrol.
 *
 * @param device its id
 * @param assignment whom and where it serves
 * @param residentName what the resident is called; empty: as it is known
 */
record Enrolment(DeviceId device, Assignment assignment, Optional<String> residentName) {
    /** Longest name in characters: fits one line of a pager. */
    static final int MAX_NAME = 200;

    /** Refuses a name without the one who bears it. */
    Enrolment {
        if (residentName.isPresent() && assignment.resident().isEmpty()) {
            throw new IllegalArgumentException("a name is a resident's: give the resident's id as well");
        }
        if (residentName.isPresent() && residentName.get().length() > MAX_NAME) {
            throw new IllegalArgumentException("name is longer than " + MAX_NAME + " characters");
        }
    }

    /** From texts, where an empty one means that it was not given. */
    static Enrolment of(String device, String resident, String name, String place) {
        Assignment assignment = new Assignment(
                given(resident).map(ResidentId::new), given(place).map(PlaceId::new));
        return new Enrolment(new DeviceId(device), assignment, given(name));
    }

    private static Optional<String> given(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }
}
