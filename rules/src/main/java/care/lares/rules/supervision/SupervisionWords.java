// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.supervision;

import care.lares.rules.OldNews;
import care.lares.rules.Words;
import java.time.Duration;

/** What is said about devices that fall silent or run out of power. */
final class SupervisionWords {
    static final Words REPORTS = new Words("The sensor reports again.", "Nothing to do.");

    static final Words UNSUPERVISED =
            new Words("The sensor speaks only when it is used: its silence means nothing.", "Nothing to do.");

    static final Words BATTERY = new Words("Battery low.", "Change or charge the battery within a few days.");

    static final Words TESTED = new Words("It has been tested.", "Nothing to do.");

    private static final String TEST_THE_BUTTON =
            "Tell those on duty, then press its button and see that the call comes.";
    private static final String TEST_THE_DETECTOR =
            "Press its test button until it sounds, and see that it comes here.";

    private static final String ADVICE =
            "Check that it has power and is in its place. Press its test button if it has one. Replace it if it stays "
                    + "silent.";
    private static final String NOT_PROTECTING = "It may not be protecting anyone: check it today.";

    private SupervisionWords() {}

    static Words silent(Duration since, boolean lifeSafety) {
        return words("A sensor has not reported for " + OldNews.inWords(since) + ".", lifeSafety);
    }

    static Words offline(Duration since, boolean lifeSafety) {
        return words("A sensor has been offline for " + OldNews.inWords(since) + ".", lifeSafety);
    }

    /** What is said about a device of which nobody has seen for so long that it works. */
    static Words untested(Duration since, ProofState.Duty duty, boolean proven) {
        String what = duty == ProofState.Duty.CALL ? "A call button" : "A detector";
        String text = proven
                ? what + " was last proven to work " + OldNews.inWords(since) + " ago: a test is due."
                : what + " has never been proven to work: test it now.";
        return new Words(text, duty == ProofState.Duty.CALL ? TEST_THE_BUTTON : TEST_THE_DETECTOR);
    }

    private static Words words(String text, boolean lifeSafety) {
        Words words = new Words(text, ADVICE);
        return lifeSafety ? words.and(NOT_PROTECTING) : words;
    }
}
