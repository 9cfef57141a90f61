// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import java.time.Duration;
import java.util.Optional;

/** Out of the house at night, and too far from it. */
final class Wander {
    /** Who has ended an alarm at the bedside, or noted a visit, is out of the door within this time. */
    private static final Duration CARER_LEAVES = Duration.ofMinutes(10);
    /** So long before the day begins many are up. */
    private static final Duration EARLY = Duration.ofHours(1);
    /** So long after the night a door that moved in it is still looked at. */
    private static final Duration LATELY = Duration.ofHours(1);
    /** Out of bed, through the hall and out of the door takes fewer minutes in which something moves than this. */
    private static final int ABOUT = 4;

    private Wander() {}

    /**
     * A door that leads out moved at night, and nobody has been seen inside since. Needs a sensor inside that would have
     * seen them come back; whoever is in bed, or seen by a radar, has not gone.
     */
    static Look door(Scene scene) {
        Optional<Sign> door = scene.state().door();
        boolean inside = scene.isInBed() || scene.holdsSomebody();
        if (scene.around().sharing() || scene.isAway() || door.isEmpty() || inside || isOrdinary(scene, door.get())) {
            return Look.CLEAR;
        }
        if (scene.holds()) {
            return Look.AS_BEFORE;
        }
        boolean atNight =
                scene.day().filter(day -> isTonight(scene, day, door.get())).isPresent();
        boolean wouldBeSeen = scene.heard(level -> level.spot() != Spot.EXIT
                        && Sign.seesPeople(level.source().kind()))
                .findAny()
                .isPresent();
        boolean over = scene.isOver(
                Math.max(door.get().at().nanos(), scene.lastNanos()),
                scene.settings().backWithin());
        return atNight && wouldBeSeen && over ? PresenceWords.out(door.get()) : Look.CLEAR;
    }

    /** In the night that is, or that was over only lately. */
    private static boolean isTonight(Scene scene, LocalDay day, Sign door) {
        boolean lately = !day.isDay() || !scene.isOver(scene.nanos(day.dayBegan()), LATELY);
        return lately
                && scene.nanos(day.nightBegan()) <= door.at().nanos()
                && !day.at(door.at().wall()).isDay();
    }

    /**
     * Whoever has just seen to them leaves by that door; and who has been about for a while before the day begins is early.
     */
    private static boolean isOrdinary(Scene scene, Sign door) {
        boolean carer = scene.around()
                .seen()
                .map(seen -> door.at().nanos() - scene.nanos(seen))
                .filter(after -> after >= 0 && after <= CARER_LEAVES.toNanos())
                .isPresent();
        boolean early = scene.day()
                .map(day -> day.at(door.at().wall()))
                .filter(then -> then.isBetween(then.begins().minus(EARLY), then.begins()))
                .isPresent();
        return carer || (early && scene.state().activity().minutes(door.at().nanos()) >= ABOUT);
    }

    /** Two fixes in a row beyond the fence; where nobody has said where home is, there is none. */
    static Look fence(Scene scene) {
        Fence fence = scene.state().fence();
        if (scene.settings().home().isEmpty() || scene.around().away() || !fence.outside()) {
            return Look.CLEAR;
        }
        return scene.holds()
                ? Look.AS_BEFORE
                : PresenceWords.outside(fence.latest().orElseThrow());
    }
}
