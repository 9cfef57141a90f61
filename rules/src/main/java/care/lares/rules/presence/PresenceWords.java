// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.rules.Phrase;
import care.lares.rules.Said.When;
import care.lares.rules.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.stream.Collectors;

/** What is said about somebody's day: since when, what saw it, and what to do. */
final class PresenceWords {
    /** Longer ago than this is told with its day: the clock alone would be taken for today's. */
    private static final Duration TODAY = Duration.ofHours(12);

    private PresenceWords() {}

    static Look inactive(Scene scene, boolean out) {
        Sign latest = scene.state().latest().orElseThrow();
        Duration silence = Duration.ofNanos(scene.now().nanos() - scene.lastNanos());
        Instant at = scene.seenByPerson()
                ? scene.around().seen().orElseThrow()
                : latest.at().wall();
        Words words = Words.of(
                scene.seenByPerson()
                        ? Phrase.INACTIVE_SINCE_PERSON.said(silence, when(at, scene.now()))
                        : Phrase.INACTIVE.said(silence, when(at, scene.now()), latest.device()),
                Phrase.INACTIVE_ADVICE);
        if (scene.home().place().isPresent()) {
            words = words.and(Phrase.INACTIVE_SHARED.said());
        }
        words = words.and(
                scene.state().hearing().deaf()
                        ? Phrase.INACTIVE_DEAF.said(eyes(scene))
                        : Phrase.INACTIVE_SENSORS.said(eyes(scene)));
        if (out) {
            Sign door = scene.state().door().orElseThrow();
            words = words.and(
                    Phrase.INACTIVE_OUT.said(door.device(), when(door.at().wall(), scene.now())));
        }
        return new Look.Holds(at, words, latest.evidence());
    }

    private static String eyes(Scene scene) {
        return scene.eyes()
                .map(level -> level.source().device().value())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    static Look bathroom(Sign since) {
        Words words = Words.of(
                Phrase.BATHROOM_LONG.said(new When.Clock(since.at().wall()), since.device()),
                Phrase.BATHROOM_LONG_ADVICE);
        return new Look.Holds(since.at().wall(), words, since.evidence());
    }

    static Look leftBed(Scene scene, Level bed) {
        return left(scene, bed, Phrase.BED_LEFT);
    }

    static Look leftChair(Scene scene, Level chair) {
        return left(scene, chair, Phrase.CHAIR_LEFT);
    }

    private static Look left(Scene scene, Level level, Phrase phrase) {
        Words words =
                Words.of(phrase.said(when(level.since().wall(), scene.now()), device(level)), Phrase.BED_LEFT_ADVICE);
        Words seen = scene.state()
                .latest()
                .filter(sign -> sign.at().nanos() - level.since().nanos() > 0)
                .map(sign -> words.and(Phrase.LAST_SEEN.said(when(sign.at().wall(), scene.now()), sign.device())))
                .orElse(words);
        return new Look.Holds(level.since().wall(), seen, level.evidence());
    }

    static Look notUp(Level bed, LocalTime by, Moment now) {
        return bed(bed, Phrase.NOT_UP, Phrase.NOT_UP_ADVICE, by, now);
    }

    static Look notInBed(Level bed, LocalTime by, Moment now) {
        return bed(bed, Phrase.NOT_IN_BED, Phrase.NOT_IN_BED_ADVICE, by, now);
    }

    private static Look bed(Level bed, Phrase phrase, Phrase advice, LocalTime by, Moment now) {
        Words words = Words.of(phrase.said(by, when(bed.since().wall(), now), device(bed)), advice);
        return new Look.Holds(now.wall(), words, bed.evidence());
    }

    static Look restless(Scene scene, int minutes) {
        Sign latest = scene.state().latest().orElseThrow();
        Words words = Words.of(
                Phrase.RESTLESS.said(minutes, when(latest.at().wall(), scene.now()), latest.device()),
                Phrase.RESTLESS_ADVICE);
        return new Look.Holds(scene.now().wall(), words, latest.evidence());
    }

    static Look out(Sign door) {
        Words words = Words.of(
                Phrase.WENT_OUT.said(door.device(), new When.Clock(door.at().wall())), Phrase.WENT_OUT_ADVICE);
        return new Look.Holds(door.at().wall(), words, door.evidence());
    }

    static Look outside(Fence.Fix fix) {
        Words words = Words.of(
                Phrase.TOO_FAR.said(fix.metres(), new When.Clock(fix.at().wall()), fix.device()),
                Phrase.WENT_OUT_ADVICE);
        return new Look.Holds(fix.at().wall(), words, fix.evidence());
    }

    private static When when(Instant at, Moment now) {
        return Duration.between(at, now.wall()).compareTo(TODAY) > 0 ? new When.Day(at) : new When.Clock(at);
    }

    private static DeviceId device(Level level) {
        return level.source().device();
    }
}
