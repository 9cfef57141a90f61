// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import care.lares.domain.Kind;

/** In the bathroom for long: seen there, and nowhere else since. Needs a sensor elsewhere that would have seen it. */
final class Bathroom {
    private Bathroom() {}

    static Look look(Scene scene) {
        if (scene.isAway() || scene.state().bathroom().isEmpty() || hasLeft(scene)) {
            return Look.CLEAR;
        }
        if (!wouldBeSeenElsewhere(scene)) {
            return scene.holds() ? Look.AS_BEFORE : Look.CLEAR;
        }
        return isLong(scene, scene.state().bathroom().get())
                ? PresenceWords.bathroom(scene.state().bathroom().get())
                : Look.CLEAR;
    }

    private static boolean isLong(Scene scene, Sign since) {
        long seen = scene.around().seen().map(scene::nanos).orElse(Long.MIN_VALUE);
        return scene.isOver(Math.max(seen, since.at().nanos()), scene.settings().bathroom());
    }

    /** Whether somebody is in there now, as far as anything can tell. */
    static boolean isThere(Scene scene) {
        return scene.state().bathroom().isPresent() && !hasLeft(scene) && wouldBeSeenElsewhere(scene);
    }

    /**
     * Whether something would have told that they are elsewhere: a bed, or eyes, all of which can be heard. Otherwise
     * whoever passes the one that is silent, and sleeps, would be looked for each time.
     */
    private static boolean wouldBeSeenElsewhere(Scene scene) {
        boolean deaf = scene.eyes()
                .filter(level -> level.spot() != Spot.BATHROOM)
                .anyMatch(level -> !scene.around().hears().test(level.source().device()));
        return scene.heard(level -> level.spot() != Spot.BATHROOM
                        && Sign.seesPeople(level.source().kind()))
                .anyMatch(level -> !deaf || level.is(Kind.BED_OCCUPIED));
    }

    /** A radar there sees nobody any more, or there is somebody in a bed or a chair. */
    private static boolean hasLeft(Scene scene) {
        boolean somewhere = scene.heard(level -> level.spot() != Spot.BATHROOM)
                .anyMatch(level -> level.holdsSomebody() || (level.is(Kind.BED_OCCUPIED) && level.on()));
        return somewhere
                || scene.heard(level -> level.spot() == Spot.BATHROOM && level.is(Kind.PRESENCE))
                        .reduce((one, other) -> one.on() ? one : other)
                        .filter(level -> !level.on())
                        .isPresent();
    }
}
