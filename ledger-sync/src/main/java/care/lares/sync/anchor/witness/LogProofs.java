// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.witness;

import care.lares.journal.Journal;
import care.lares.journal.PublishedCheckpoint;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What witnesses are shown of the log; a {@link Journal} gives it. */
public interface LogProofs {
    /** The log's verifier key. */
    String verifierKey();

    /** The name of the current log. */
    String origin();

    /** How much of the current log was published; 0 before the first time. */
    long published();

    /** The checkpoint at a size, see {@link Journal#checkpoint(long)}. */
    CompletionStage<Optional<PublishedCheckpoint>> checkpoint(long size);

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
            public String origin() {
                return journal.origin();
            }

            @Override
            public long published() {
                return journal.checkpoint().map(PublishedCheckpoint::size).orElse(0L);
            }

            @Override
            public CompletionStage<Optional<PublishedCheckpoint>> checkpoint(long size) {
                return journal.checkpoint(size);
            }

            @Override
            public CompletionStage<List<byte[]>> consistency(long oldSize, long size) {
                return journal.consistency(oldSize, size);
            }
        };
    }
}
