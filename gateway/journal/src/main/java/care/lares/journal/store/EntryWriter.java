// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.crypto.AesGcm;
import care.lares.crypto.KeyVault;
import care.lares.crypto.SubjectKeys;
import care.lares.journal.Entry;
import care.lares.journal.log.Frame;
import care.lares.journal.log.FrameBuffer;
import care.lares.journal.seal.CanonicalBytes;
import care.lares.journal.seal.Commitment;
import care.lares.journal.seal.EntryCodec;

/** Makes frames of entries: encodes, commits, encrypts. For one thread. */
final class EntryWriter {
    private final String origin;
    private final KeyVault vault;
    private final AesGcm cipher = new AesGcm();

    EntryWriter(String origin, KeyVault vault) {
        this.origin = origin;
        this.vault = vault;
    }

    /** Adds an entry as a leaf, and answers its commitment. */
    byte[] leaf(Entry entry, long seq, FrameBuffer frames) {
        SubjectKeys keys = vault.subject(entry.subject().name());
        byte[] body = EntryCodec.encode(entry);
        byte[] leafKey = Commitment.leafKey(keys.leafKey(), seq);
        byte[] commitment = Commitment.of(leafKey, CanonicalBytes.of(origin, seq, body));
        byte[] head = Frame.Leaf.head(entry.entryClass().code(), keys.index(), seq, commitment);
        frames.leaf(head, cipher.encrypt(keys.payloadKey(), commitment, head, body));
        return commitment;
    }

    /** Adds an entry as an item of a snapshot after this many leaves. */
    void item(Entry entry, long seq, FrameBuffer frames) {
        SubjectKeys keys = vault.subject(entry.subject().name());
        byte[] body = EntryCodec.encode(entry);
        byte[] commitment = Commitment.of(keys.snapshotKey(), CanonicalBytes.of(origin, seq, body));
        byte[] head = Frame.SnapshotItem.head(keys.index(), seq, commitment);
        frames.control(head, cipher.encrypt(keys.payloadKey(), commitment, head, body));
    }
}
