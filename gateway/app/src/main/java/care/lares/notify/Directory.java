// SPDX-License-Identifier: Apache-2.0
package care.lares.notify;

import care.lares.domain.DeviceId;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import java.util.Optional;

/** What a responder must be told besides the alarm itself: who lives where. */
public interface Directory {
    /** Of a house about whose residents nothing is known. */
    static Directory nameless(String site) {
        return new Nameless(site);
    }

    /** The name of the house and its address, in words; empty when not configured. */
    String site();

    /** The resident's name. */
    Optional<String> name(ResidentId resident);

    /** Where the resident lives. */
    Optional<PlaceId> home(ResidentId resident);

    /** What people call a place; empty when nobody gave it a name. */
    default Optional<String> placeName(PlaceId place) {
        return Optional.empty();
    }

    /** What a device is reached by, such as the driver it is registered with; empty when nobody said. */
    default String family(DeviceId device) {
        return "";
    }
}
