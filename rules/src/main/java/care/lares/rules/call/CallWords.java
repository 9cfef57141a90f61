// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.call;

import care.lares.rules.Phrase;
import care.lares.rules.Words;

/** What is said about calls for help and for a hand. */
final class CallWords {
    static final Words SOS = Words.of(Phrase.SOS, Phrase.SOS_ADVICE);

    static final Words ASSIST = Words.of(Phrase.ASSIST, Phrase.ASSIST_ADVICE);

    private CallWords() {}

    /**
     * Someone wants to be called.
     *
     * @param whom by whom: the code of a call request
     */
    static Words request(String whom) {
        Phrase request = switch (whom) {
            case "family1" -> Phrase.CALL_REQUEST_FAMILY1;
            case "family2" -> Phrase.CALL_REQUEST_FAMILY2;
            default -> Phrase.CALL_REQUEST_SERVICE;
        };
        return Words.of(request, Phrase.CALL_REQUEST_ADVICE);
    }
}
