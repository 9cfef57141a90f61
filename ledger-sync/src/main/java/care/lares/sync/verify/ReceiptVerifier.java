// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.verify;

import care.lares.journal.check.LogKey;
import care.lares.journal.check.LogProof;
import care.lares.journal.check.OpenedEntry;
import care.lares.journal.check.Opening;
import care.lares.journal.check.RefusedException;
import java.util.Optional;
import java.util.Set;

/** Verifies receipts: a pure function over bytes, without network, clock or files. */
public final class ReceiptVerifier {
    private ReceiptVerifier() {}

    /**
     * Verifies a receipt.
     *
     * @param receipt C2SP {@code tlog-proof} as the gateway hands it out
     * @param trustedKeys verifier keys known from elsewhere, {@code name+keyid+key}; when empty, the key in the receipt
     *     is taken and the verdict says that it is not pinned
     */
    public static Verdict verify(byte[] receipt, Set<String> trustedKeys) {
        try {
            return verified(receipt, trustedKeys);
        } catch (RefusedException e) {
            return new Verdict.Invalid(String.valueOf(e.getMessage()));
        }
    }

    private static Verdict verified(byte[] receipt, Set<String> trustedKeys) throws RefusedException {
        requireKeys(trustedKeys);
        LogProof proof = LogProof.parse(receipt);
        Opening opening = proof.opening();
        boolean pinned = trustedKeys.contains(opening.verifierKey());
        require(pinned || trustedKeys.isEmpty(), "receipt is signed under a key that is not trusted");
        LogKey key = LogKey.parse(opening.verifierKey());
        proof.checkpoint().verify(key);
        require(opening.origin().equals(proof.checkpoint().origin()), "entry belongs to another log");
        require(opening.seq() == proof.index(), "entry belongs to another place in the log");
        proof.verify(opening.leafHash());
        return new Verdict.Valid(
                Tier.SEALED,
                key.origin(),
                proof.index(),
                proof.checkpoint().size(),
                key.text(),
                pinned,
                entry(opening));
    }

    /** A mistyped key must not look like a receipt that is wrong. */
    private static void requireKeys(Set<String> trustedKeys) throws RefusedException {
        for (String trusted : trustedKeys) {
            try {
                LogKey.parse(trusted);
            } catch (RefusedException e) {
                throw new RefusedException("a trusted key cannot be used: " + e.getMessage(), e);
            }
        }
    }

    /** The evidence stands whatever the fields say: a later version may have written them. */
    private static Optional<OpenedEntry> entry(Opening opening) {
        try {
            return Optional.of(opening.entry());
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    private static void require(boolean holds, String otherwise) throws RefusedException {
        if (!holds) {
            throw new RefusedException(otherwise);
        }
    }
}
