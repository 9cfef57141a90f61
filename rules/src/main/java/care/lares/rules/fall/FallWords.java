// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.fall;

import care.lares.rules.Phrase;
import care.lares.rules.Words;

/** What is said about falls. */
final class FallWords {
    static final Words FALL = Words.of(Phrase.FALL, Phrase.FALL_ADVICE);

    static final Words FALL_SUSPECTED = Words.of(Phrase.FALL_SUSPECTED, Phrase.FALL_SUSPECTED_ADVICE);

    static final Words LYING = Words.of(Phrase.FALL_LYING, Phrase.FALL_ADVICE);

    private FallWords() {}
}
