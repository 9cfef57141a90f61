// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.Moment;
import care.lares.journal.Entry;
import care.lares.journal.RegistryEntry.DeviceRevoked;

/** Who and what becomes known, known anew, or no longer: in effect as soon as the log has it queued. */
final class Registrar {
    private final House house;
    private final Recorder recorder;
    private final Alarms alarms;

    Registrar(House house, Recorder recorder, Alarms alarms) {
        this.house = house;
        this.recorder = recorder;
        this.alarms = alarms;
    }

    /** Whether the log took it; when not, nothing has changed. */
    boolean take(Entry entry, Moment now) {
        if (recorder.record(entry).isEmpty()) {
            return false;
        }
        house.registry().apply(entry);
        if (entry instanceof DeviceRevoked revoked) {
            house.forget(revoked.device());
            alarms.revoked(revoked, now);
        }
        return true;
    }
}
