// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.verify;

import care.lares.journal.check.AnchorClaim;

/** Asks a ledger whether it holds what a receipt says it does. */
public interface LedgerCheck {
    /**
     * Asks. Blocks as long as a few exchanges take.
     *
     * @param claim where the log says it is anchored
     * @param commit SHA-256 of the checkpoint's body, 32 bytes
     * @throws InterruptedException when nobody waits any more
     */
    Answer ask(AnchorClaim claim, byte[] commit) throws InterruptedException;

    /** What came of asking. */
    sealed interface Answer {
        /**
         * The contract on that chain holds the commit for that gateway and epoch, where the receipt says.
         *
         * @param isFinal whether the block is final by what the ledger says now
         */
        record Holds(boolean isFinal) implements Answer {}

        /**
         * The ledger holds something else: the receipt is not what it says.
         *
         * @param why the first thing that differs, in words
         */
        record Differs(String why) implements Answer {}

        /**
         * Nothing could be learnt.
         *
         * @param why in words, with what to do
         */
        record Silent(String why) implements Answer {}
    }
}
