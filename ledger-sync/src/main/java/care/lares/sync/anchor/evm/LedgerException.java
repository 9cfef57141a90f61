// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

/** Something on the ledger could not be done or asked; the message says why, fit for a technician. */
public final class LedgerException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String words;

    LedgerException(String words) {
        super(words);
        this.words = words;
    }

    LedgerException(String words, Throwable cause) {
        super(words, cause);
        this.words = words;
    }

    /** What happened, in words. */
    public String words() {
        return words;
    }
}
