// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

/** A node serves another ledger, or another contract stands there, than was decided. */
final class OtherLedgerException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String words;

    OtherLedgerException(String words) {
        super(words);
        this.words = words;
    }

    /** What is there instead, fit for a technician. */
    String words() {
        return words;
    }
}
