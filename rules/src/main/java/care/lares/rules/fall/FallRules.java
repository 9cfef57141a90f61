// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.fall;

import care.lares.domain.AlarmKind;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Observed;
import care.lares.rules.OldNews;
import care.lares.rules.Phrase;
import care.lares.rules.Rule;
import care.lares.rules.RuleSettings;
import care.lares.rules.Turn;
import care.lares.rules.Words;
import java.time.Duration;
import java.util.Set;

/**
 * Every fall is an event of its own: that the device no longer reports it does not mean that the person is up. Only the
 * wearer's press of the device's cancel button takes it back, and only at once.
 */
public final class FallRules {
    /** A device detected a fall. */
    public static final Rule FALL = new Rule("fall.detected", AlarmKind.FALL);
    /** A device suspects a fall. */
    public static final Rule FALL_SUSPECTED = new Rule("fall.suspected", AlarmKind.FALL_SUSPECTED);
    /** What is said of a suspected fall after which nobody moves. */
    public static final Words LYING = FallWords.LYING;

    /** A device that suspected it is now sure: the same fall. */
    private static final Rule SURE_NOW = new Rule(FALL_SUSPECTED.name(), AlarmKind.FALL);
    /** The code of {@code button} by which the wearer says that it is nothing. */
    private static final String CANCEL = "cancel";

    private static final Set<Quality> NOT_OF_NOW = Set.of(Quality.LATE, Quality.RETAINED, Quality.REPLAY_SUSPECTED);

    private final RuleSettings settings;

    /** Rules that go by these settings. */
    public FallRules(RuleSettings settings) {
        this.settings = settings;
    }

    /** Whether the reading says that somebody moves now: who lies on the floor is present, and does none of this. */
    public static boolean showsMovement(Reading reading) {
        boolean moves = switch (reading.kind()) {
            case MOTION, BED_OCCUPIED, CHAIR_OCCUPIED -> reading.isOn();
            case CONTACT_OPEN -> true;
            default -> false;
        };
        return moves && isOfNow(reading);
    }

    private static boolean isOfNow(Reading reading) {
        return !reading.isMarked(NOT_OF_NOW);
    }

    /** What a reading of a fall, or of a button, means. */
    public Turn<FallState> step(FallState state, Observed observed) {
        Reading reading = observed.reading();
        return switch (reading.kind()) {
            case FALL -> reading.isOn() ? sure(state, observed) : Turn.to(state);
            case FALL_SUSPECTED -> reading.isOn() ? suspected(state, observed) : Turn.to(state);
            case BUTTON -> pressed(state, observed);
            default -> Turn.to(state);
        };
    }

    private Turn<FallState> sure(FallState state, Observed observed) {
        boolean suspected = state.told() && !state.sure() && isWithin(settings.suspectedFor(), state, observed);
        Finding found = found(suspected ? SURE_NOW : FALL, observed, FallWords.FALL);
        return OldNews.is(observed.reading(), settings)
                ? Turn.to(state, found)
                : Turn.to(new FallState(true, suspected, true, observed.nowNanos()), found);
    }

    private Turn<FallState> suspected(FallState state, Observed observed) {
        Finding found = found(FALL_SUSPECTED, observed, FallWords.FALL_SUSPECTED);
        return OldNews.is(observed.reading(), settings)
                ? Turn.to(state, found)
                : Turn.to(new FallState(true, true, false, observed.nowNanos()), found);
    }

    private Finding found(Rule rule, Observed observed, Words words) {
        return rule.told(
                observed, Phase.EVENT, OldNews.words(words, observed.reading(), settings, Phrase.OLD_DETECTED));
    }

    /** Only the wearer's own device takes back its own fall. */
    private Turn<FallState> pressed(FallState state, Observed observed) {
        boolean cancels = observed.reading().value() instanceof Value.Code code
                && code.code().equals(CANCEL)
                && isOfNow(observed.reading())
                && !OldNews.is(observed.reading(), settings);
        Duration window = state.sure() ? settings.cancelWithin() : settings.suspectedFor();
        if (!cancels || !state.told() || !isWithin(window, state, observed)) {
            return Turn.to(state);
        }
        Rule rule = state.suspected() ? FALL_SUSPECTED : FALL;
        return Turn.to(FallState.NEVER_TOLD, rule.told(observed, Phase.CANCELLED, Words.NOTHING));
    }

    private static boolean isWithin(Duration window, FallState state, Observed observed) {
        return observed.nowNanos() - state.toldNanos() <= window.toNanos();
    }
}
