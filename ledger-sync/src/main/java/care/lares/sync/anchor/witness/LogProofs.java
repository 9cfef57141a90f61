// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.witness;

import care.lares.journal.Journal;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What witnesses are shown of the log; a {@link Journal} gives it. */
public interface LogProofs {
    /** The log's verifier key. */
    String verifierKey();

    /** Proof that the log grew from one size to another, see {@link Journal#consistency}. */
    CompletionStage<List<byte[]>> consistency(long oldSize, long size);

    /** The journal's. */
    static LogProofs of(Journal journal) {
        return new LogProofs() {
            @Override
            public String verifierKey() {
                return journal.status().verifierKey();
            }

            @Override
            public CompletionStage<List<byte[]>> consistency(long oldSize, long size) {
                return journal.consistency(oldSize, size);
            }
        };
    }
}
