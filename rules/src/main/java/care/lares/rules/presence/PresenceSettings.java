// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import care.lares.domain.tuning.Setting;
import care.lares.domain.tuning.SettingUnit;
import care.lares.domain.tuning.Tuned;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The times and numbers that these rules go by.
 *
 * @param byDay how long by day nobody need be seen
 * @param atAll how long at any hour
 * @param dayBegins from when on it is day
 * @param dayEnds from when on it is night
 * @param bathroom how long somebody may be in the bathroom
 * @param bedLeft how long at night out of bed, without being seen
 * @param chairLeft how long out of the chair, without being seen
 * @param notUpBy when they should be up
 * @param notInBedBy when they should be in bed
 * @param restless in how many minutes of an hour at night they may be about
 * @param backWithin when they should be back at night
 * @param fenceRadius how far they may go, in metres
 * @param home where that is from
 * @param on what is watched: most of somebody's night only where it was asked for
 */
record PresenceSettings(
        Duration byDay,
        Duration atAll,
        LocalTime dayBegins,
        LocalTime dayEnds,
        Duration bathroom,
        Duration bedLeft,
        Duration chairLeft,
        LocalTime notUpBy,
        LocalTime notInBedBy,
        int restless,
        Duration backWithin,
        int fenceRadius,
        Optional<Position> home,
        Set<Watch> on) {

    /** What is set. */
    static PresenceSettings of(Tuned tuned) {
        return new PresenceSettings(
                tuned.duration(Setting.INACTIVE_BY_DAY),
                tuned.duration(Setting.INACTIVE_AT_ALL),
                clock(tuned, Setting.DAY_BEGINS),
                clock(tuned, Setting.DAY_ENDS),
                tuned.duration(Setting.BATHROOM_FOR),
                tuned.duration(Setting.BED_LEFT_FOR),
                tuned.duration(Setting.CHAIR_LEFT_FOR),
                clock(tuned, Setting.NOT_UP_BY),
                clock(tuned, Setting.NOT_IN_BED_BY),
                Math.toIntExact(tuned.value(Setting.RESTLESS_MINUTES)),
                tuned.duration(Setting.BACK_WITHIN),
                Math.toIntExact(tuned.value(Setting.FENCE_RADIUS)),
                home(tuned.value(Setting.HOME_LATITUDE), tuned.value(Setting.HOME_LONGITUDE)),
                watched(tuned));
    }

    private static Set<Watch> watched(Tuned tuned) {
        return Arrays.stream(Watch.values())
                .filter(watch -> watch.onlyIf().stream().allMatch(setting -> tuned.value(setting) == 1))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static LocalTime clock(Tuned tuned, Setting setting) {
        return LocalTime.ofSecondOfDay(tuned.value(setting) % Duration.ofDays(1).toSeconds());
    }

    /** Nobody lives at 0, 0: there is the sea. */
    private static Optional<Position> home(long latitude, long longitude) {
        return latitude == 0 && longitude == 0
                ? Optional.empty()
                : Optional.of(
                        new Position(latitude / SettingUnit.ARC_PER_DEGREE, longitude / SettingUnit.ARC_PER_DEGREE));
    }
}
