// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.call;

import care.lares.domain.AlarmKind;
import care.lares.domain.Kind;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Observed;
import care.lares.rules.OldNews;
import care.lares.rules.Rule;
import care.lares.rules.RuleSettings;
import java.util.List;

/** Every press is an event of its own. A button let go says nothing: it neither clears nor answers a call. */
public final class CallRules {
    /** Someone pressed for help. */
    public static final Rule SOS = new Rule("call.sos", AlarmKind.SOS);

    private final RuleSettings settings;

    /** Rules that go by these settings. */
    public CallRules(RuleSettings settings) {
        this.settings = settings;
    }

    /** What the reading means. */
    public List<Finding> step(Observed observed) {
        if (observed.reading().kind() != Kind.SOS || !observed.reading().isOn()) {
            return List.of();
        }
        return List.of(
                SOS.told(observed, Phase.EVENT, OldNews.words(CallWords.SOS, observed.reading(), settings, "pressed")));
    }
}
