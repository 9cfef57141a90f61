// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import care.lares.domain.Assignment;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import java.util.Optional;

/**
 * Whose day it is: one resident's, or that of a place in which several live.
 *
 * @param resident whose; empty: of a place that is shared
 * @param place which is shared; empty for a resident's
 */
public record Home(Optional<ResidentId> resident, Optional<PlaceId> place) {
    /** Refuses a day that is nobody's. */
    public Home {
        if (resident.isPresent() == place.isPresent()) {
            throw new IllegalArgumentException("a day is a resident's or a place's");
        }
    }

    /** A resident's. */
    public static Home of(ResidentId resident) {
        return new Home(Optional.of(resident), Optional.empty());
    }

    /** That of a place in which several live. */
    public static Home shared(PlaceId place) {
        return new Home(Optional.empty(), Optional.of(place));
    }

    /** Whom findings about it concern. */
    Assignment whom(Optional<PlaceId> lives) {
        return new Assignment(resident, place.or(() -> lives));
    }
}
