// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.journal.KeyEntry.KeyRotated;

/**
 * A ratchet that is to begin.
 *
 * @param entry to be logged, by which it does
 * @param secret what whoever checks the log keeps, in the form that is passed on; a secret
 */
public record RatchetBegun(KeyRotated entry, String secret) {
    /** How such a secret begins; its id and its first key follow in hexadecimal, with a colon between. */
    public static final String FORM = "lares-ratchet-1:";

    /** Without the secret. */
    @Override
    public String toString() {
        return "RatchetBegun[entry=" + entry + "]";
    }
}
