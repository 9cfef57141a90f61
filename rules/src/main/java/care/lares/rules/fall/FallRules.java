// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.fall;

import care.lares.domain.AlarmKind;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Observed;
import care.lares.rules.OldNews;
import care.lares.rules.Phrase;
import care.lares.rules.Rule;
import care.lares.rules.RuleSettings;
import care.lares.rules.Words;
import java.util.List;

/** Every fall is an event of its own: that the device no longer reports it does not mean that the person is up. */
public final class FallRules {
    /** A device detected a fall. */
    public static final Rule FALL = new Rule("fall.detected", AlarmKind.FALL);
    /** A device suspects a fall. */
    public static final Rule FALL_SUSPECTED = new Rule("fall.suspected", AlarmKind.FALL_SUSPECTED);

    private final RuleSettings settings;

    /** Rules that go by these settings. */
    public FallRules(RuleSettings settings) {
        this.settings = settings;
    }

    /** What the reading means. */
    public List<Finding> step(Observed observed) {
        if (!observed.reading().isOn()) {
            return List.of();
        }
        return switch (observed.reading().kind()) {
            case FALL -> List.of(found(FALL, observed, FallWords.FALL));
            case FALL_SUSPECTED -> List.of(found(FALL_SUSPECTED, observed, FallWords.FALL_SUSPECTED));
            default -> List.of();
        };
    }

    private Finding found(Rule rule, Observed observed, Words words) {
        return rule.told(
                observed, Phase.EVENT, OldNews.words(words, observed.reading(), settings, Phrase.OLD_DETECTED));
    }
}
