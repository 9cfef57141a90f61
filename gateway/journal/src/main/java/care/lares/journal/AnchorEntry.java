// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.Codes;
import java.time.Instant;
import java.util.Optional;

/**
 * A checkpoint on its way to the ledger: written before anything is sent, so that after a crash the same transaction is
 * looked for and sent again, and no other takes its place. Hashes, ids and bytes are lower-case hexadecimal.
 */
public sealed interface AnchorEntry extends Entry {
    /** Which anchor of this gateway at this contract, counted from 1. */
    long epoch();

    /** What is anchored: SHA-256 of the checkpoint's body, 32 bytes. */
    String commit();

    /** The transaction that carries it, or carried it: 32 bytes. */
    String transaction();

    @Override
    default Subject subject() {
        return Subject.SITE;
    }

    @Override
    default EntryClass entryClass() {
        return EntryClass.EVIDENCE;
    }

    /**
     * Where anchors go.
     *
     * @param chainId of the ledger
     * @param genesis hash of its first block, 32 bytes: a ledger made anew has the same id, and another one
     * @param contract its address, 20 bytes
     * @param gateway the name of this gateway there, 32 bytes that tell nothing of it
     */
    record Ledger(long chainId, String genesis, String contract, String gateway) {
        /** Refuses lengths that cannot be. */
        public Ledger {
            requireBytes("genesis", genesis, 32);
            requireBytes("contract", contract, 20);
            requireBytes("gateway", gateway, 32);
        }
    }

    /**
     * A transaction was signed and is about to be sent.
     *
     * @param at when
     * @param epoch see {@link AnchorEntry#epoch}
     * @param commit see {@link AnchorEntry#commit}
     * @param previous the commit of the epoch before, 32 bytes; zeros before the first
     * @param note the checkpoint, the whole signed note
     * @param ledger where it goes
     * @param nonce number of the transaction among those of the key that signed it
     * @param transaction its hash
     * @param raw its bytes as they are sent
     */
    record Attempted(
            Instant at,
            long epoch,
            String commit,
            String previous,
            String note,
            Ledger ledger,
            long nonce,
            String transaction,
            String raw)
            implements AnchorEntry {
        /** Refuses lengths that cannot be. */
        public Attempted {
            requireBytes("commit", commit, 32);
            requireBytes("previous", previous, 32);
            requireBytes("transaction", transaction, 32);
        }
    }

    /**
     * What was seen on the ledger.
     *
     * @param at when
     * @param epoch see {@link AnchorEntry#epoch}
     * @param commit what stands there: with {@link State#FOREIGN} not what this gateway sent
     * @param state what became of it
     * @param transaction see {@link AnchorEntry#transaction}; zeros when it is not known
     * @param block number of the block; 0 when it is not known
     * @param blockHash of the block, 32 bytes; zeros when it is not known
     */
    record Settled(Instant at, long epoch, String commit, State state, String transaction, long block, String blockHash)
            implements AnchorEntry {
        /** Refuses lengths that cannot be. */
        public Settled {
            requireBytes("commit", commit, 32);
            requireBytes("transaction", transaction, 32);
            requireBytes("block hash", blockHash, 32);
        }
    }

    /** What became of an anchor; the codes are on disk for ever. */
    enum State {
        /** In a block that could still be replaced. */
        MINED(1),
        /** In a block that the ledger does not replace any more. */
        FINAL(2),
        /** The block it stood in was replaced: it is sent again. */
        GONE(3),
        /** Something else stands where it belongs, which nobody mends but people. */
        FOREIGN(4),
        /** This box sent it before it lost its newest data: what stands there is gone on from. */
        INHERITED(5);

        private final int code;

        State(int code) {
            this.code = code;
        }

        /** Its number in entries. */
        public int code() {
            return code;
        }

        /** The state of a number in an entry. */
        public static Optional<State> ofCode(long code) {
            return Codes.find(values(), code, State::code);
        }
    }

    private static void requireBytes(String what, String hex, int bytes) {
        if (hex.length() != 2 * bytes) {
            throw new IllegalArgumentException(what + " must have " + bytes + " bytes");
        }
    }
}
