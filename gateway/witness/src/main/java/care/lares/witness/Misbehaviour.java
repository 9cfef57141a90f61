// SPDX-License-Identifier: Apache-2.0
package care.lares.witness;

import java.util.Locale;

/** What a log that signs such things is suspected of. */
enum Misbehaviour {
    /** Two roots of one size, both signed: the log showed two people two histories. This alone is proof. */
    SPLIT_VIEW("two histories of one size, both signed by the log: proof that it lied to somebody"),
    /** A smaller tree after a larger one: an old copy was put back, or an old request came late. */
    ROLLBACK("a smaller log after a larger one: an old copy was put back, or an old request came late"),
    /** A larger tree without proof that it continues the one before: another history, or a broken sender. */
    NOT_PROVED("no proof that the second continues the first: another history, or a sender that is broken");

    private final String meaning;

    Misbehaviour(String meaning) {
        this.meaning = meaning;
    }

    /** What it means, for whoever reads the evidence. */
    String meaning() {
        return meaning;
    }

    /** How files are named after it. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
