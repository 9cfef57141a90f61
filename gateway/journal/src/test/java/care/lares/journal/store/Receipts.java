// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.Receipt;
import care.lares.journal.check.LogKey;
import care.lares.journal.check.LogProof;
import care.lares.journal.check.Opening;
import care.lares.journal.check.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Asks for receipts and verifies them with code that is not the writer's. */
final class Receipts {
    private Receipts() {}

    static Receipt of(Open open, long seq) {
        return open.journal()
                .receipt(seq)
                .toCompletableFuture()
                .orTimeout(120, TimeUnit.SECONDS)
                .join()
                .orElseThrow();
    }

    /** Throws unless the receipt proves the entry in the journal's log. */
    static LogProof verified(Open open, long seq) {
        try {
            LogProof proof = LogProof.parse(of(open, seq).text().getBytes(StandardCharsets.UTF_8));
            Opening opening = proof.opening();
            proof.checkpoint().verify(LogKey.parse(open.journal().status().verifierKey()));
            if (opening.seq() != seq
                    || proof.index() != seq
                    || !opening.origin().equals(open.journal().origin())) {
                throw new AssertionError("receipt of another entry");
            }
            proof.verify(opening.leafHash());
            return proof;
        } catch (RefusedException e) {
            throw new AssertionError("receipt of " + seq + " refused", e);
        }
    }
}
