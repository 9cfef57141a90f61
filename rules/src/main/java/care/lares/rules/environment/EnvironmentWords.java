// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.environment;

import care.lares.rules.Phrase;
import care.lares.rules.Said;
import care.lares.rules.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is said about fire, gas, carbon monoxide and water. */
final class EnvironmentWords {
    static final Words SMOKE = Words.of(Phrase.SMOKE, Phrase.SMOKE_ADVICE);

    static final Words HEAT = Words.of(Phrase.HEAT, Phrase.HEAT_ADVICE);

    static final Words GAS = Words.of(Phrase.GAS, Phrase.GAS_ADVICE);

    static final Words CARBON_MONOXIDE = Words.of(Phrase.CARBON_MONOXIDE, Phrase.CARBON_MONOXIDE_ADVICE);

    static final Words WATER_LEAK = Words.of(Phrase.WATER_LEAK, Phrase.WATER_LEAK_ADVICE);

    private EnvironmentWords() {}

    /** A hazard as what it is: a test. Its own advice would have people call the fire brigade. */
    static Words test(Words words) {
        List<Said> text = new ArrayList<>(words.text());
        text.set(0, Phrase.TESTED.said(text.get(0)));
        return new Words(text, List.of(Phrase.TESTED_ADVICE.said()));
    }

    static Words testStuck(Duration longest) {
        return Words.of(Phrase.TEST_STUCK.said(longest), Phrase.TEST_STUCK_ADVICE);
    }
}
