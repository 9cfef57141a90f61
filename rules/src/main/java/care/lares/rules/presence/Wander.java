// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import java.util.Optional;

/** Out of the house at night, and too far from it. */
final class Wander {
    private Wander() {}

    /**
     * A door that leads out moved at night, and nobody has been seen inside since. Needs a sensor inside that would have
     * seen them come back; whoever is in bed, or seen by a radar, has not gone.
     */
    static Look door(Scene scene) {
        Optional<Sign> door = scene.state().door();
        boolean inside = scene.isInBed() || scene.holdsSomebody();
        if (scene.around().sharing() || scene.isAway() || door.isEmpty() || inside) {
            return Look.CLEAR;
        }
        if (scene.holds()) {
            return Look.AS_BEFORE;
        }
        boolean atNight = scene.day()
                .filter(day -> !day.isDay())
                .filter(day -> scene.nanos(day.nightBegan()) <= door.get().at().nanos())
                .isPresent();
        boolean wouldBeSeen = scene.heard(level -> level.spot() != Spot.EXIT
                        && Sign.seesPeople(level.source().kind()))
                .findAny()
                .isPresent();
        boolean over = scene.isOver(
                Math.max(door.get().at().nanos(), scene.lastNanos()),
                scene.settings().backWithin());
        return atNight && wouldBeSeen && over ? PresenceWords.out(door.get()) : Look.CLEAR;
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
