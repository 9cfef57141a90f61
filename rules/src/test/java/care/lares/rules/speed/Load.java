// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.speed;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.PlaceId;
import care.lares.domain.Reading;
import care.lares.domain.ResidentId;
import care.lares.domain.Value;
import care.lares.rules.presence.Home;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the devices of many residents tell on an ordinary day, made beforehand: one reading of each device. */
final class Load {
    private static final Instant AT = Instant.parse("2026-11-21T02:10:00Z");

    private final List<Reading> readings = new ArrayList<>();
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<Home> homes = new ArrayList<>();

    Load(int residents) {
        for (int number = 0; number < residents; number++) {
            Assignment assignment = new Assignment(
                    Optional.of(new ResidentId("resident-" + number)), Optional.of(new PlaceId("room-" + number)));
            add(assignment, "wearable-" + number, Kind.HEART_RATE, quantity(60 + number % 40));
            add(assignment, "oximeter-" + number, Kind.SPO2, quantity(97));
            add(assignment, "bed-" + number, Kind.BED_OCCUPIED, Value.Flag.of(number % 2 == 0));
            add(assignment, "motion-" + number, Kind.MOTION, Value.Flag.of(number % 3 == 0));
            add(assignment, "smoke-" + number, Kind.SMOKE, Value.Flag.OFF);
            add(assignment, "room-" + number, Kind.ROOM_TEMPERATURE, quantity(21));
            add(assignment, "pendant-" + number, Kind.BATTERY, quantity(80));
            add(assignment, "door-" + number, Kind.CONTACT_OPEN, Value.Flag.OFF);
        }
    }

    private void add(Assignment assignment, String device, Kind kind, Value value) {
        readings.add(new Reading(
                new DeviceId(device), kind, value, AT, Optional.empty(), Optional.empty(), Set.of(), Optional.empty()));
        assignments.add(assignment);
        homes.add(Home.of(assignment.resident().orElseThrow()));
    }

    private static Value quantity(int number) {
        return new Value.Quantity(BigDecimal.valueOf(number));
    }

    int devices() {
        return readings.size();
    }

    Reading reading(int device) {
        return readings.get(device);
    }

    Assignment assignment(int device) {
        return assignments.get(device);
    }

    Home home(int device) {
        return homes.get(device);
    }
}
