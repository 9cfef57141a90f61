// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import care.lares.domain.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * About for much of an hour of the night. Where there is a sensor in the bed, whoever has left it is; the last hour before
 * the day is nobody's business: many rise early.
 */
final class Restless {
    private static final Duration EARLY = Duration.ofHours(1);
    /** It is over when they are about half as much: otherwise it would come and go. */
    private static final int OVER_BY = 2;

    private Restless() {}

    static Look look(Scene scene) {
        if (scene.day().isEmpty()) {
            return Look.AS_BEFORE;
        }
        LocalDay day = scene.day().get();
        if (scene.isAway() || !day.isBetween(day.ends(), day.begins().minus(EARLY))) {
            return Look.CLEAR;
        }
        int minutes = scene.state().activity().minutes(scene.now().nanos());
        int limit = scene.settings().restless();
        if (minutes >= limit && !scene.holds() && isNight(scene, day) && isUp(scene, day)) {
            return PresenceWords.restless(scene, minutes);
        }
        return minutes * OVER_BY > limit ? Look.AS_BEFORE : Look.CLEAR;
    }

    /** All of the hour has been night. */
    private static boolean isNight(Scene scene, LocalDay day) {
        Instant begun = day.nightBegan();
        return !Duration.between(begun, scene.now().wall())
                .minus(Duration.ofHours(1))
                .isNegative();
    }

    /** Who has not been to bed yet is not restless, nor is who turns over in it. */
    private static boolean isUp(Scene scene, LocalDay day) {
        Optional<Level> bed = scene.heard(Kind.BED_OCCUPIED);
        return bed.isEmpty() || (!bed.get().on() && bed.get().since().nanos() - scene.nanos(day.nightBegan()) > 0);
    }
}
