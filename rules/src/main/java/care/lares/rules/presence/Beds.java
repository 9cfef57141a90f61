// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import care.lares.domain.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Beds and chairs, where sensors in them tell: who has left and is not seen, who is not up, who is not in bed. */
final class Beds {
    private Beds() {}

    /**
     * Left the bed at night, and nothing has shown since where they are. Whoever is in the bathroom has not vanished: how
     * long that may take is the bathroom's matter, and where it is not looked at, as long.
     */
    static Look left(Scene scene) {
        if (scene.holdsStill() && !scene.isInBed()) {
            return Look.AS_BEFORE;
        }
        Optional<Level> bed = empty(scene, Kind.BED_OCCUPIED);
        boolean tonight = bed.isPresent()
                && scene.day().filter(day -> isTonight(scene, day, bed.get())).isPresent();
        return tonight && unseen(scene, bed.get(), bedLeft(scene))
                ? PresenceWords.leftBed(scene, bed.get())
                : Look.CLEAR;
    }

    /**
     * Left in the night that is, or in the one that has just been; by then only if nothing at all was seen of them since:
     * who was, or has been away, is up for the day.
     */
    private static boolean isTonight(Scene scene, LocalDay day, Level bed) {
        long since = bed.since().nanos();
        boolean vanished = scene.lastNanos() - since <= 0 && scene.backNanos() - since <= 0;
        return scene.nanos(day.nightBegan()) <= since
                && !day.at(bed.since().wall()).isDay()
                && (!day.isDay() || vanished);
    }

    private static Duration bedLeft(Scene scene) {
        Duration usual = scene.settings().bedLeft();
        Duration bathroom = scene.settings().bathroom();
        return Bathroom.isThere(scene) && bathroom.compareTo(usual) > 0 ? bathroom : usual;
    }

    /** Left the chair, at any hour, likewise; where nobody has set how long, not at all. */
    static Look leftChair(Scene scene) {
        if (scene.settings().chairLeft().toDays() > 0) {
            return Look.CLEAR;
        }
        Optional<Level> chair = empty(scene, Kind.CHAIR_OCCUPIED);
        return chair.isPresent() && unseen(scene, chair.get(), scene.settings().chairLeft()) && !scene.isInBed()
                ? PresenceWords.leftChair(scene, chair.get())
                : Look.CLEAR;
    }

    /** What somebody was in, and is not any more. */
    private static Optional<Level> empty(Scene scene, Kind kind) {
        return scene.heard(kind).filter(level -> !level.on() && level.turned());
    }

    private static boolean unseen(Scene scene, Level left, Duration length) {
        boolean wentOut = scene.state()
                .door()
                .filter(door -> door.at().nanos() - left.since().nanos() >= 0)
                .isPresent();
        long last = Math.max(left.since().nanos(), scene.lastNanos());
        return !scene.isAway() && !wentOut && !scene.holdsSomebody() && scene.isOver(last, length);
    }

    /** In bed since the night, though it is late. */
    static Look notUp(Scene scene) {
        if (scene.day().isEmpty()) {
            return Look.AS_BEFORE;
        }
        LocalDay day = scene.day().get();
        long dayBegan = scene.nanos(day.dayBegan());
        Optional<Level> bed = scene.heard(Kind.BED_OCCUPIED)
                .filter(level -> level.on() && level.since().nanos() - dayBegan < 0);
        boolean late = day.isDay() && day.latest(scene.settings().notUpBy()).isAfter(day.dayBegan());
        boolean seen = scene.around().seen().filter(day.dayBegan()::isBefore).isPresent();
        return bed.isPresent() && late && !seen && !scene.isAway()
                ? PresenceWords.notUp(bed.get(), scene.settings().notUpBy(), scene.now())
                : Look.CLEAR;
    }

    /** Not in bed since the evening, though it is late. */
    static Look notInBed(Scene scene) {
        if (scene.day().isEmpty()) {
            return Look.AS_BEFORE;
        }
        LocalDay day = scene.day().get();
        Instant by = day.latest(scene.settings().notInBedBy());
        boolean late = !day.isDay()
                && day.isBetween(scene.settings().notInBedBy(), scene.settings().dayBegins());
        Instant evening = day.nightBegan().isBefore(by) ? day.nightBegan() : by;
        Optional<Level> bed = scene.heard(Kind.BED_OCCUPIED)
                .filter(level -> !level.on() && level.since().nanos() - scene.nanos(evening) <= 0);
        boolean seen = scene.around().seen().filter(evening::isBefore).isPresent();
        return bed.isPresent() && late && !seen && !scene.isAway()
                ? PresenceWords.notInBed(bed.get(), scene.settings().notInBedBy(), scene.now())
                : Look.CLEAR;
    }
}
