// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.month;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.domain.tuning.Choice;
import care.lares.domain.tuning.Setting;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A resident's room with its devices.
 *
 * @param number from 1 on
 * @param who lives in it
 */
record Room(int number, Who who) {
    /** What of somebody is looked at besides what the devices of everybody tell. */
    enum Who {
        /** Their day: a small flat with a sensor in each room. */
        WATCHED("watched"),
        /** How they are: nurses measure them. */
        MEASURED("measured"),
        /** Nothing. */
        OTHER("");

        private final String adjective;

        Who(String adjective) {
            this.adjective = adjective;
        }

        String adjective() {
            return adjective;
        }
    }

    DeviceId device(String what) {
        return new DeviceId(what + "-" + number);
    }

    DeviceId pendant() {
        return device("pendant");
    }

    ResidentId resident() {
        return new ResidentId("resident-" + number);
    }

    boolean isWatched() {
        return who == Who.WATCHED;
    }

    boolean isMeasured() {
        return who == Who.MEASURED;
    }

    /** Three of four flats have a sensor in the bed. */
    boolean hasMat() {
        return isWatched() && number % 4 != 0;
    }

    /** Most have one at the door that leads out. */
    boolean hasDoor() {
        return isWatched() && number % 8 != 5;
    }

    /** One of those who are measured lives with little oxygen, and a clinician has set scale 2 for them. */
    boolean hasScale2() {
        return isMeasured() && number % 12 == 0;
    }

    /** All there are. */
    List<DeviceId> devices() {
        List<String> kinds = new ArrayList<>(
                List.of("pendant", "wearable", "bed", "motion", "smoke", "co", "leak", "button", "thermometer"));
        if (isMeasured()) {
            kinds.addAll(List.of("nurse", "ear", "cuff", "oximeter", "meter"));
        }
        if (isWatched()) {
            kinds.addAll(List.of("eye-hall", "eye-living", "eye-kitchen", "eye-bathroom"));
        }
        if (hasMat()) {
            kinds.add("mat");
        }
        if (hasDoor()) {
            kinds.add("front-door");
        }
        return kinds.stream().map(this::device).toList();
    }

    Assignment assignment() {
        return new Assignment(Optional.of(resident()), Optional.of(new PlaceId("room-" + number)));
    }

    boolean watches(Setting setting) {
        return choice().value(setting).orElse(0L) == 1;
    }

    /** What is set for whoever lives here. */
    Choice choice() {
        Map<Setting, Long> set = new EnumMap<>(Setting.class);
        if (isMeasured()) {
            set.put(Setting.CLINICAL, 1L);
        }
        if (hasScale2()) {
            set.put(Setting.SPO2_LOW, 84L);
        }
        if (isWatched()) {
            set.put(Setting.WATCH_DAY, 1L);
        }
        if (hasMat()) {
            set.put(Setting.WATCH_BED, 1L);
            set.put(number % 3 == 0 ? Setting.WATCH_UP : Setting.WATCH_TO_BED, 1L);
            set.put(Setting.WATCH_RESTLESS, 1L);
        }
        if (hasDoor() && number % 3 != 1) {
            set.put(Setting.WATCH_DOOR, 1L);
        }
        return new Choice(set);
    }
}
