// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.month;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import java.util.List;
import java.util.Optional;

/** A resident's room with its devices. */
record Room(int number) {
    DeviceId device(String what) {
        return new DeviceId(what + "-" + number);
    }

    DeviceId pendant() {
        return device("pendant");
    }

    /** All there are. */
    List<DeviceId> devices() {
        return List.of(
                pendant(),
                device("wearable"),
                device("bed"),
                device("motion"),
                device("smoke"),
                device("co"),
                device("leak"),
                device("button"));
    }

    Assignment assignment() {
        return new Assignment(
                Optional.of(new ResidentId("resident-" + number)), Optional.of(new PlaceId("room-" + number)));
    }
}
