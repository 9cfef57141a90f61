// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.trial;

import care.lares.domain.DeviceId;
import care.lares.domain.ResidentId;
import care.lares.domain.Supervision;
import care.lares.rules.Dwellers;
import care.lares.rules.Whom;
import care.lares.rules.presence.Homes;
import java.util.Optional;

/** What is known of whom and what the past tells of. Asked on the trial's own thread. */
public interface Household {
    /** Whether a device's silence means something; empty: nobody looks after it, only what it tells goes on. */
    Optional<Supervision> supervision(DeviceId device);

    /** Whether what a device tells was entered by a person. */
    default boolean isByHand(DeviceId device) {
        return false;
    }

    /** Whom rules about this resident judge. */
    Whom whom(ResidentId resident);

    /** Who lives where. */
    default Homes homes() {
        return Homes.NONE;
    }

    /** In which places who lives. */
    default Dwellers dwellers() {
        return Dwellers.UNKNOWN;
    }
}
