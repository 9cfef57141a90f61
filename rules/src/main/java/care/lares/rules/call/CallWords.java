// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.call;

import care.lares.rules.Words;

/** What is said about calls for help and for a hand. */
final class CallWords {
    static final Words SOS = new Words(
            "Call for help: the button was pressed.",
            "Go there now. If nobody answers at the door, go in. Call an ambulance when in doubt.");

    static final Words ASSIST = new Words(
            "Asks for a hand, such as to the toilet; not an emergency.",
            "Go there soon: who waits too long gets up alone. End this at the bedside.");

    private CallWords() {}

    static Words request(String whom) {
        String caller = switch (whom) {
            case "family1" -> "the first of the family";
            case "family2" -> "the second of the family";
            default -> "the house";
        };
        return new Words(
                "Asks for a call from " + caller + "; not an emergency.",
                "Call back, or see that they do: who waits for a call worries.");
    }
}
