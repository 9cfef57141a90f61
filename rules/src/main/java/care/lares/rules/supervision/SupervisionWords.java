// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.supervision;

import care.lares.domain.Value;
import care.lares.rules.Phrase;
import care.lares.rules.RuleSettings;
import care.lares.rules.Words;
import java.time.Duration;

/** What is said about devices that fall silent, run out of power or want to be tested. */
final class SupervisionWords {
    /** Of a device that only says that its battery is low, not how much is left. */
    static final Words BATTERY = Words.of(Phrase.BATTERY, Phrase.BATTERY_ADVICE);

    private SupervisionWords() {}

    static Words silent(Duration since, boolean lifeSafety, RuleSettings settings) {
        Words words = Words.of(Phrase.SILENT.said(since), Phrase.SILENT_ADVICE)
                .and(Phrase.SILENT_EXPECTED.said(settings.reportEvery()));
        return marked(words, lifeSafety);
    }

    static Words offline(Duration since, boolean lifeSafety, RuleSettings settings) {
        Words words = Words.of(Phrase.OFFLINE.said(since), Phrase.SILENT_ADVICE)
                .and(Phrase.OFFLINE_LIMIT.said(settings.offlineFor()));
        return marked(words, lifeSafety);
    }

    private static Words marked(Words words, boolean lifeSafety) {
        return lifeSafety ? words.and(Phrase.NOT_PROTECTING.said()) : words;
    }

    /** What is said about a device of which nobody has seen for so long that it works. */
    static Words untested(Duration since, ProofState.Duty duty, boolean proven) {
        boolean call = duty == ProofState.Duty.CALL;
        Phrase advice = call ? Phrase.PROOF_CALL_ADVICE : Phrase.PROOF_DETECTOR_ADVICE;
        if (proven) {
            return Words.of((call ? Phrase.PROOF_CALL : Phrase.PROOF_DETECTOR).said(since), advice);
        }
        return Words.of(call ? Phrase.PROOF_CALL_NEVER : Phrase.PROOF_DETECTOR_NEVER, advice);
    }

    /** With what is left of the battery, where the device said it. */
    static Words battery(Value told, RuleSettings settings) {
        return told instanceof Value.Quantity left
                ? Words.of(Phrase.BATTERY_PERCENT.said(left.number(), settings.batteryLow()), Phrase.BATTERY_ADVICE)
                : BATTERY;
    }
}
