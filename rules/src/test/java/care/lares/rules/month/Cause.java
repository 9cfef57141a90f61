// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.month;

import care.lares.domain.Alarm;
import care.lares.domain.DeviceId;
import care.lares.domain.ResidentId;
import java.util.Optional;

/** What an alarm may be about: something a device tells, or how somebody is, whichever device told it. */
record Cause(String name) {
    static Cause of(DeviceId device) {
        return new Cause("device " + device.value());
    }

    static Cause of(ResidentId resident) {
        return new Cause("resident " + resident.value());
    }

    static Optional<Cause> of(Alarm alarm) {
        return alarm.device()
                .map(Cause::of)
                .or(() -> alarm.assignment().resident().map(Cause::of));
    }
}
