// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.walktest;

import care.lares.rules.Phrase;
import care.lares.rules.Said;
import care.lares.rules.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is said about alarms in a walk test. */
final class WalkTestWords {
    /** One of the two may have been somebody in need. */
    static final Said AGAIN = Phrase.WALK_TEST_AGAIN.said();

    /** What became of an activation when the gateway was started anew. */
    static final Words CUT_SHORT = Words.of(Phrase.WALK_TEST_CUT_SHORT, Phrase.WALK_TEST_CUT_SHORT_ADVICE);

    private WalkTestWords() {}

    static Words test(Words words) {
        List<Said> text = new ArrayList<>(List.of(Phrase.WALK_TEST.said()));
        text.addAll(words.text());
        return new Words(text, List.of(Phrase.WALK_TEST_ADVICE.said(WalkTest.CLAIM_WITHIN)));
    }

    static Said unclaimed(Duration within) {
        return Phrase.WALK_TEST_UNCLAIMED.said(within);
    }
}
