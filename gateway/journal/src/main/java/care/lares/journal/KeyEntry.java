// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import java.time.Instant;
import java.util.List;

/** A key was destroyed or exchanged for another. Such entries say of nobody who it is. */
public sealed interface KeyEntry extends Entry {
    /** Who did it. */
    String by();

    @Override
    default Subject subject() {
        return Subject.SITE;
    }

    @Override
    default EntryClass entryClass() {
        return EntryClass.EVIDENCE;
    }

    /** Forced at once: what it tells of cannot be undone. */
    @Override
    default boolean urgent() {
        return true;
    }

    /**
     * A person was erased: every entry under these keys is closed for ever. Durable before the keys are destroyed, so that
     * a power cut between the two is made good at the next start.
     *
     * @param at when
     * @param tombstone a keyed hash of whom, 16 bytes in lower-case hexadecimal: knows the id again, does not tell it
     * @param keys the numbers by which frames name the keys, ascending; at least one
     * @param by who did it
     */
    record PersonErased(Instant at, String tombstone, List<Integer> keys, String by) implements KeyEntry {
        /** Copies the numbers; refuses an erasure of nothing. */
        public PersonErased {
            keys = keys.stream().sorted().distinct().toList();
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("an erasure destroys at least one key");
            }
        }
    }

    /**
     * A key was exchanged for another; what was written under the old one stays readable.
     *
     * @param at when
     * @param key which sort of key
     * @param oldId what the old one is known by, in lower-case hexadecimal; tells nothing of it
     * @param newId what the new one is known by, in lower-case hexadecimal
     * @param by who did it
     */
    record KeyRotated(Instant at, KeySort key, String oldId, String newId, String by) implements KeyEntry {}
}
