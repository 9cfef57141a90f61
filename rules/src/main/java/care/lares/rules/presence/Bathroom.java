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
        boolean elsewhere = scene.heard(level -> level.spot() != Spot.BATHROOM
                        && Sign.seesPeople(level.source().kind()))
                .findAny()
                .isPresent();
        if (!elsewhere) {
            return scene.holds() ? Look.AS_BEFORE : Look.CLEAR;
        }
        Sign since = scene.state().bathroom().get();
        long seen = scene.around().seen().map(scene::nanos).orElse(Long.MIN_VALUE);
        boolean over = scene.isOver(
                Math.max(seen, since.at().nanos()), scene.settings().bathroom());
        return over ? PresenceWords.bathroom(since) : Look.CLEAR;
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
