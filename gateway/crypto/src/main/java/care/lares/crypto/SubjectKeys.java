// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

/** The keys of one erasure subject, derived from its one stored key and kept ready. For any thread. */
public final class SubjectKeys {
    private final int index;
    private final String name;
    private final byte[] stored;
    private final byte[] leafKey;
    private final byte[] snapshotKey;
    private final AesGcm.Key payloadKey;

    SubjectKeys(int index, String name, byte[] stored) {
        this.index = index;
        this.name = name;
        this.stored = stored.clone();
        this.leafKey = Hkdf.derive(stored, "lares/leaf/v1");
        this.snapshotKey = Hkdf.derive(stored, "lares/snapshot/v1");
        this.payloadKey = AesGcm.key(Hkdf.derive(stored, "lares/payload/v1"));
    }

    /** The number frames name the subject by, from 1. */
    public int index() {
        return index;
    }

    /** The subject: {@code site}, {@code resident/ID}, {@code person/ID} or {@code contact/ID}. */
    public String name() {
        return name;
    }

    /** What this key is known by, 16 lower-case hexadecimal digits that tell nothing of it. */
    public String id() {
        return KeyWrap.idOf(stored);
    }

    /** What leaf keys are made from, 32 bytes. Not a copy, being asked for at every entry: do not change it. */
    public byte[] leafKey() {
        return leafKey;
    }

    /** What items of snapshots are committed to with, 32 bytes; not a copy either. */
    public byte[] snapshotKey() {
        return snapshotKey;
    }

    /** What payloads are encrypted with. */
    public AesGcm.Key payloadKey() {
        return payloadKey;
    }

    byte[] stored() {
        return stored;
    }
}
