// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import java.time.Instant;

/** Somebody outside the house confirmed what the log was at one moment. Such entries say nothing of anybody. */
public sealed interface ProofEntry extends Entry {
    @Override
    default Subject subject() {
        return Subject.SITE;
    }

    @Override
    default EntryClass entryClass() {
        return EntryClass.EVIDENCE;
    }

    /**
     * A witness cosigned a checkpoint: it has seen no other history of this log.
     *
     * @param at when the cosignature came
     * @param witness the witness's name
     * @param origin the log that is cosigned
     * @param size its number of entries then
     * @param rootHash its root at that size, 32 bytes in lower-case hexadecimal
     * @param line the cosignature, a C2SP {@code signed-note} signature line without its newline
     */
    record Witnessed(Instant at, String witness, String origin, long size, String rootHash, String line)
            implements ProofEntry {}
}
