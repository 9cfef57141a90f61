// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.month;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Value;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What lies between devices and house: some cannot be heard for a while. */
final class Radio {
    private final Agenda agenda;
    private final House house;
    private final Map<DeviceId, Long> unheardUntil = new HashMap<>();

    Radio(Agenda agenda, House house) {
        this.agenda = agenda;
        this.house = house;
    }

    /** A device cannot be heard for so long. */
    void hole(DeviceId device, Duration length) {
        unheardUntil.merge(device, agenda.now().plus(length).nanos(), Math::max);
    }

    boolean hears(DeviceId device) {
        return unheardUntil.getOrDefault(device, 0L) <= agenda.now().nanos();
    }

    void tell(DeviceId device, Kind kind, boolean on) {
        tell(device, kind, Value.Flag.of(on));
    }

    void tell(DeviceId device, Kind kind, Value value) {
        if (hears(device)) {
            house.tell(device, kind, value, Set.of());
        }
    }
}
