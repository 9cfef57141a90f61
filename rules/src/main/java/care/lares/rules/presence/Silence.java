// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import care.lares.domain.Kind;
import java.time.Duration;

/**
 * No sign of life for too long: by day sooner than at night. Whoever is in bed at night is there; whoever is in bed by day,
 * is seen in a chair or by a radar, or has perhaps gone out, is looked for late, and not never.
 */
final class Silence {
    /** After a start, or when sensors come back, they are given this long to see somebody. */
    static final Duration LISTENS = Duration.ofMinutes(30);
    /** While no sensor can be heard nobody knows; after so much longer somebody is to look all the same. */
    static final Duration UNHEARD = Duration.ofHours(4);
    /** Who opened a door and was not seen inside for so long has perhaps gone out. */
    static final Duration OUT_AFTER = Duration.ofMinutes(10);

    private Silence() {}

    static Look look(Scene scene) {
        boolean blind =
                scene.state().latest().isEmpty() || scene.eyes().findAny().isEmpty();
        if (blind || scene.around().sharing() || scene.isAway()) {
            return Look.CLEAR;
        }
        if (scene.holdsStill()) {
            return Look.AS_BEFORE;
        }
        if (!isDue(scene)) {
            return Look.CLEAR;
        }
        PresenceState.Hearing hearing = scene.state().hearing();
        boolean listened = hearing.deaf() || scene.isOver(hearing.sinceNanos(), LISTENS);
        return listened ? PresenceWords.inactive(scene, isOut(scene)) : Look.AS_BEFORE;
    }

    private static boolean isDue(Scene scene) {
        Duration longer = scene.state().hearing().deaf() ? UNHEARD : Duration.ZERO;
        Duration byDay = scene.settings().byDay().plus(longer);
        Duration atAll = scene.settings().atAll().plus(longer);
        long last = scene.lastNanos();
        if (scene.day().isEmpty()) {
            return scene.isOver(last, atAll);
        }
        LocalDay day = scene.day().get();
        long lastByDay = Math.max(last, scene.nanos(day.dayBegan()));
        boolean seen = scene.holdsSomebody() || scene.isInBed() || isOut(scene);
        if (day.isDay() && !seen && scene.isOver(lastByDay, byDay)) {
            return true;
        }
        if (!day.isDay() && !seen && isBedEmpty(scene) && scene.isOver(last, byDay)) {
            return true;
        }
        if (scene.isInBed()) {
            return day.isDay() && scene.isOver(lastByDay, atAll);
        }
        return scene.isOver(last, atAll);
    }

    /** Whoever is quiet at night is asleep, where nothing tells that they are not in bed. */
    private static boolean isBedEmpty(Scene scene) {
        return scene.heard(Kind.BED_OCCUPIED).filter(bed -> !bed.on()).isPresent();
    }

    static boolean isOut(Scene scene) {
        return scene.state()
                .door()
                .filter(door -> scene.isOver(door.at().nanos(), OUT_AFTER))
                .isPresent();
    }
}
