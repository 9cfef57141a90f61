// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.call;

import care.lares.domain.AlarmKind;
import care.lares.domain.Value;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Observed;
import care.lares.rules.OldNews;
import care.lares.rules.Phrase;
import care.lares.rules.Rule;
import care.lares.rules.RuleSettings;
import care.lares.rules.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every press is an event of its own. A button let go says nothing: it neither clears nor answers a call; a person at
 * the bedside does.
 */
public final class CallRules {
    /** Someone pressed for help. */
    public static final Rule SOS = new Rule("call.sos", AlarmKind.SOS);

    /** Someone asks for a hand: not an emergency. */
    public static final Rule ASSIST = new Rule("call.assist", AlarmKind.ASSIST);

    /** Someone asks to be called back, by whom the button says: not an emergency. */
    private static final Map<String, Rule> REQUESTS = Map.of(
            "service", new Rule("call.request.service", AlarmKind.ASSIST),
            "family1", new Rule("call.request.family1", AlarmKind.ASSIST),
            "family2", new Rule("call.request.family2", AlarmKind.ASSIST));

    private final RuleSettings settings;

    /** Rules that go by these settings. */
    public CallRules(RuleSettings settings) {
        this.settings = settings;
    }

    /** Whom an alarm of this rule asks to be called by: the code of {@code call_request}; empty when it asks for no call. */
    public static Optional<String> requested(String rule) {
        return REQUESTS.entrySet().stream()
                .filter(request -> request.getValue().name().equals(rule))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** What the reading means. */
    public List<Finding> step(Observed observed) {
        if (observed.reading().value() instanceof Value.Code whom) {
            return requested(whom.code(), observed);
        }
        if (!observed.reading().isOn()) {
            return List.of();
        }
        return switch (observed.reading().kind()) {
            case SOS -> List.of(pressed(SOS, CallWords.SOS, observed));
            case ASSIST -> List.of(pressed(ASSIST, CallWords.ASSIST, observed));
            default -> List.of();
        };
    }

    private List<Finding> requested(String whom, Observed observed) {
        Rule rule = REQUESTS.get(whom);
        return rule == null ? List.of() : List.of(pressed(rule, CallWords.request(whom), observed));
    }

    private Finding pressed(Rule rule, Words words, Observed observed) {
        return rule.told(observed, Phase.EVENT, OldNews.words(words, observed.reading(), settings, Phrase.OLD_PRESSED));
    }
}
