// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.care;

import care.lares.rules.Phrase;
import care.lares.rules.Said.When;
import care.lares.rules.Words;
import care.lares.rules.care.CheckInStand.Window;
import java.time.Duration;
import java.time.Instant;

/** What is said about people who have not answered, and about families that have not been in touch. */
final class CareWords {
    private CareWords() {}

    static Words missed(Window window) {
        return Words.of(
                Phrase.CHECK_IN_MISSED.said(new When.Span(window.from(), window.to())), Phrase.CHECK_IN_MISSED_ADVICE);
    }

    static Words familyDue(Duration every, Instant since) {
        return Words.of(Phrase.FAMILY_DUE.said(every, new When.Date(since)), Phrase.FAMILY_DUE_ADVICE);
    }
}
