// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import java.io.IOException;
import java.util.Optional;

/**
 * The keys of a gateway's accounts on its ledger: the one that signs, and the one that will. Only the registrar can have the
 * contract take another account's anchors, so the old one signs until that is done.
 */
public interface LedgerKeys {
    /** Signs now. */
    LedgerKey current() throws IOException;

    /** Signs once the contract takes its anchors; empty while none is being changed to. */
    Optional<LedgerKey> coming() throws IOException;

    /**
     * The contract takes the coming key's anchors: that is written down, and from now on it is the one that signs, also
     * after a power cut. Again, it changes nothing.
     */
    void change(LedgerKey old, LedgerKey coming) throws IOException, InterruptedException;
}
