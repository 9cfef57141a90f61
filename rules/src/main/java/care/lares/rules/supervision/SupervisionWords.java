// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.supervision;

import care.lares.rules.OldNews;
import care.lares.rules.Words;
import java.time.Duration;

/** What is said about devices that fall silent or run out of power. */
final class SupervisionWords {
    static final Words REPORTS = new Words("The sensor reports again.", "Nothing to do.");

    static final Words BATTERY = new Words("Battery low.", "Change or charge the battery within a few days.");

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

    private static Words words(String text, boolean lifeSafety) {
        Words words = new Words(text, ADVICE);
        return lifeSafety ? words.and(NOT_PROTECTING) : words;
    }
}
