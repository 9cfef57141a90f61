// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.crypto.AesGcm;
import care.lares.crypto.ForgedException;
import care.lares.crypto.KeyVault;
import care.lares.crypto.SubjectKeys;
import care.lares.journal.Entry;
import care.lares.journal.log.Frame;
import care.lares.journal.seal.EntryCodec;
import care.lares.journal.seal.UnreadableEntryException;
import java.util.Optional;

/** Makes entries of frames again. For one thread. */
final class EntryOpener {
    private final KeyVault vault;
    private final AesGcm cipher = new AesGcm();

    EntryOpener(KeyVault vault) {
        this.vault = vault;
    }

    Entry entry(Frame.Leaf leaf) throws UnreadableEntryException {
        return EntryCodec.decode(body(leaf));
    }

    Entry entry(Frame.SnapshotItem item) throws UnreadableEntryException {
        return EntryCodec.decode(decrypt(item.subject(), item.commitment(), item.head(), item.ciphertext()));
    }

    /** A leaf's body as it was committed to. */
    byte[] body(Frame.Leaf leaf) throws UnreadableEntryException {
        return decrypt(leaf.subject(), leaf.commitment(), leaf.head(), leaf.ciphertext());
    }

    /**
     * Whether nobody can open what is under the keys of this number: since somebody was erased, or since they are newer
     * than the key file that was put back.
     */
    boolean isClosed(int subject) {
        return vault.destroyedAt(subject).isPresent() || vault.isLost(subject);
    }

    private byte[] decrypt(int subject, byte[] commitment, byte[] head, byte[] ciphertext)
            throws UnreadableEntryException {
        Optional<SubjectKeys> keys = vault.subject(subject);
        if (keys.isEmpty()) {
            // Older keys may have been put back: whoever needs new ones next must not get this number.
            vault.reserve(subject);
            throw new UnreadableEntryException("key of subject " + subject + " is gone");
        }
        try {
            return cipher.decrypt(keys.get().payloadKey(), commitment, head, ciphertext);
        } catch (ForgedException e) {
            throw new UnreadableEntryException("entry cannot be decrypted", e);
        }
    }
}
