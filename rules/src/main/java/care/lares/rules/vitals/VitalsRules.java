// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.vitals;

import care.lares.domain.AlarmKind;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Observed;
import care.lares.rules.Phrase;
import care.lares.rules.Rule;
import care.lares.rules.RuleSettings;
import care.lares.rules.Turn;
import care.lares.rules.Words;
import care.lares.rules.vitals.Episode.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A vital sign that cannot be, while the sensor says it touches the person, is never silent: a spot check is an event
 * at once, a stream a condition after {@link RuleSettings#streamWait}. Contact lost says nothing about the person and
 * raises nothing here; late and retained values are no news about now.
 */
public final class VitalsRules {
    /** A vital sign cannot be: look at the person, then at the sensor. */
    public static final Rule CHECK_PERSON = new Rule("vitals.check_person", AlarmKind.CHECK_PERSON);

    private final RuleSettings settings;

    /** Rules that go by these settings. */
    public VitalsRules(RuleSettings settings) {
        this.settings = settings;
    }

    /** What a reading of a vital sign means. */
    public Turn<VitalsState> step(VitalsState state, Observed observed) {
        Reading reading = observed.reading();
        Set<Quality> quality = reading.quality();
        if (!quality.isEmpty() && (quality.contains(Quality.LATE) || quality.contains(Quality.RETAINED))) {
            return Turn.to(state);
        }
        VitalsState told = state.told(reading.kind(), observed.nowNanos());
        if (quality.contains(Quality.CONTACT_LOST)) {
            return contactLost(told, observed);
        }
        return cannotBe(quality) ? implausible(state, told, observed) : plausible(told, observed);
    }

    /**
     * Whether a reading of a vital sign is one of a stream, and no spot check: the last one was told just before it, by a
     * device.
     */
    public boolean isStream(VitalsState before, Observed observed) {
        return !observed.byHand()
                && before.toldWithin(
                        observed.reading().kind(), settings.streamWithin().toNanos(), observed.nowNanos());
    }

    private static boolean cannotBe(Set<Quality> quality) {
        return !quality.isEmpty()
                && (quality.contains(Quality.IMPLAUSIBLE)
                        || quality.contains(Quality.ABOVE_RANGE)
                        || quality.contains(Quality.BELOW_RANGE));
    }

    private Turn<VitalsState> implausible(VitalsState before, VitalsState told, Observed observed) {
        Kind kind = observed.reading().kind();
        Words words = VitalsWords.implausible(observed.reading());
        Finding found = CHECK_PERSON.told(
                observed, Phase.PRESENT, words.and(Phrase.IMPLAUSIBLE_FOR.said(settings.streamWait())));
        boolean stream = isStream(before, observed);
        Optional<Episode> episode = before.episode(kind).filter(known -> known.standing() != Standing.LOST);
        if (!stream
                && episode.filter(known -> known.standing() != Standing.SPOT).isEmpty()) {
            Episode spot = new Episode(kind, Standing.SPOT, observed.nowNanos(), found);
            return Turn.to(told.with(spot), CHECK_PERSON.told(observed, Phase.EVENT, words));
        }
        Episode now = episode.map(known -> known.told(found))
                .orElseGet(() -> new Episode(kind, Standing.WAITING, observed.nowNanos(), found));
        if (now.standing() != Standing.RAISED && !now.hasWaited(observed.nowNanos(), settings)) {
            return Turn.to(told.with(now));
        }
        boolean lasts = now.standing() == Standing.SPOT;
        return Turn.to(told.with(now.become(Standing.RAISED)), lasts ? found.in(Phase.LASTS) : found);
    }

    private static Turn<VitalsState> plausible(VitalsState told, Observed observed) {
        Kind kind = observed.reading().kind();
        Optional<Episode> episode = told.episode(kind);
        if (episode.isEmpty()) {
            return Turn.to(told);
        }
        VitalsState after = told.without(kind);
        boolean over = episode.get().standing() != Standing.WAITING && !after.holds();
        return over ? Turn.to(after, CHECK_PERSON.told(observed, Phase.GONE, Words.NOTHING)) : Turn.to(after);
    }

    private static Turn<VitalsState> contactLost(VitalsState told, Observed observed) {
        Kind kind = observed.reading().kind();
        Optional<Episode> episode = told.episode(kind);
        if (episode.filter(known -> known.standing() == Standing.LOST).isPresent()) {
            return Turn.to(told);
        }
        Finding nobodyKnows = CHECK_PERSON.told(observed, Phase.UNKNOWN, Words.NOTHING);
        VitalsState after = told.with(new Episode(kind, Standing.LOST, observed.nowNanos(), nobodyKnows));
        boolean raised =
                episode.filter(known -> known.standing() == Standing.RAISED).isPresent();
        return raised && !after.holds() ? Turn.to(after, nobodyKnows) : Turn.to(after);
    }

    /** What the passing of time means: a stream has stayed implausible for too long. */
    public Turn<VitalsState> tick(VitalsState state, Moment now) {
        if (state.episodes().isEmpty()) {
            return Turn.to(state);
        }
        List<Finding> findings = new ArrayList<>();
        VitalsState after = state;
        for (Episode episode : state.episodes()) {
            if (episode.standing() == Standing.WAITING && episode.hasWaited(now.nanos(), settings)) {
                after = after.with(episode.become(Standing.RAISED));
                findings.add(episode.latest());
            }
        }
        return new Turn<>(after, findings);
    }

    /** The device cannot be heard: nobody knows how its streams go on. */
    public Turn<VitalsState> lost(VitalsState state, Instant at) {
        List<Finding> findings = new ArrayList<>();
        VitalsState after = state;
        for (Episode episode : state.episodes()) {
            if (episode.standing() == Standing.RAISED) {
                after = after.with(episode.become(Standing.LOST));
                findings.add(episode.latest().in(Phase.UNKNOWN, at));
            }
        }
        return new Turn<>(after, findings);
    }

    /** What is known, at start: also that nothing is wrong any more, because that step may not have reached the log. */
    public List<Finding> evaluate(VitalsState state, DeviceId device, Assignment assignment, Moment now) {
        List<Finding> findings = new ArrayList<>();
        for (Episode episode : state.episodes()) {
            if (episode.standing() == Standing.RAISED) {
                findings.add(episode.latest());
            }
        }
        if (findings.isEmpty() && state.episodes().stream().anyMatch(known -> known.standing() == Standing.LOST)) {
            findings.add(about(device, assignment, Phase.UNKNOWN, now));
        }
        if (state.episodes().isEmpty() && state.anythingTold()) {
            findings.add(about(device, assignment, Phase.GONE, now));
        }
        return findings;
    }

    private static Finding about(DeviceId device, Assignment assignment, Phase phase, Moment now) {
        return CHECK_PERSON.about(device, assignment, phase, CHECK_PERSON.kind().priority(), now.wall(), Words.NOTHING);
    }
}
