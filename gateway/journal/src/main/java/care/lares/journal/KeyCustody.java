// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.journal.KeyEntry.KeyRotated;
import care.lares.journal.KeyEntry.PersonErased;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The keys that entries are closed with, as those see them who have them destroyed or exchanged. What is answered is to
 * be written into the log: only then is it known to have happened.
 */
public interface KeyCustody {
    /** The numbers of the keys of a subject, ascending; made when it has none. */
    List<Integer> keys(Subject subject);

    /** Whether anything of this subject can be opened still. */
    boolean holds(Subject subject);

    /** What a subject's tombstone says: a keyed hash, 16 bytes in lower-case hexadecimal. */
    String tombstone(Subject subject);

    /**
     * Closes every entry under these keys for ever: forgets the keys, throws the index away, and exchanges the box key so
     * that no file holds them any more. To be called once the tombstone would survive a power cut; whatever interrupts
     * this is gone on with when the journal is opened again. Again for keys that are destroyed, it changes nothing.
     *
     * @return the exchange of the box key, to be logged; empty when there was nothing left to destroy; fails when storage
     *     does
     */
    CompletionStage<Optional<KeyRotated>> destroy(PersonErased tombstone);

    /**
     * What came of an erasure that was interrupted before this journal was opened: it is gone on with once the journal has
     * started and can be written to.
     *
     * @return the exchange of the box key, to be logged (else the next start logs it); empty when nothing was left to
     *     destroy; fails when storage does
     */
    CompletionStage<Optional<KeyRotated>> concluded();

    /**
     * Exchanges the box key.
     *
     * @return to be logged; fails when storage does
     */
    CompletionStage<KeyRotated> rotateBox(Instant at, String by);

    /**
     * Makes a new key for the log to be signed with. It is exchanged by the entry that is answered: checkpoints which cover
     * that are signed by the new key, and say that the old one gave way to it.
     *
     * @return to be logged; the same while that has not happened; fails when storage does
     */
    CompletionStage<KeyRotated> rotateLog(Instant at, String by);

    /**
     * Makes a secret for another account on the ledger, which signs once the ledger takes its anchors; the same again until
     * then. Fails when storage does.
     *
     * @return the secrets, 32 bytes each: of the account that signs, and of the one that will
     */
    CompletionStage<List<byte[]>> prepareLedger();

    /**
     * Makes a ratchet, which authenticates every sealing that covers the entry answered. The box forgets its first key with
     * the first of them: only whoever is given it now can check what the box sealed before it was taken.
     *
     * @return its entry, to be logged, and its first key; the same while it has not begun; fails when storage does
     */
    CompletionStage<RatchetBegun> beginRatchet(Instant at, String by);

    /**
     * Gives a subject a new key: what is written from now on is closed with it, what was written stays readable.
     *
     * @return to be logged, which also stores the key
     */
    KeyRotated rotate(Subject subject, Instant at, String by);
}
