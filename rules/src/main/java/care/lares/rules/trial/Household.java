// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.trial;

import care.lares.domain.DeviceId;
import care.lares.domain.ResidentId;
import care.lares.domain.Supervision;
import care.lares.rules.Whom;
import care.lares.rules.presence.Homes;
import java.util.Optional;

/** What is known of whom and what the past tells of. Asked on the trial's own thread. */
public interface Household {
    /** Whether a device's silence means something; empty: it is not looked at. */
    Optional<Supervision> supervision(DeviceId device);

    /** Whom rules about this resident judge. */
    Whom whom(ResidentId resident);

    /** Who lives where. */
    default Homes homes() {
        return Homes.NONE;
    }
}
