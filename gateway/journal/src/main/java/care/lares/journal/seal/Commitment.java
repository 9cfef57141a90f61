// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.nio.ByteBuffer;

/**
 * What the log records of an entry: a keyed hash of it, so that whoever sees the tree learns nothing, and a receipt
 * opens one leaf and no other.
 */
public final class Commitment {
    /** Length in bytes. */
    public static final int LENGTH = Sha256.LENGTH;

    private Commitment() {}

    /**
     * The key of one leaf.
     *
     * @param subjectLeafKey 32 bytes derived from the subject's key under {@code lares/leaf/v1}
     * @param seq the leaf's index
     */
    public static byte[] leafKey(byte[] subjectLeafKey, long seq) {
        return HmacSha256.of(
                subjectLeafKey, ByteBuffer.allocate(Long.BYTES).putLong(seq).array());
    }

    /**
     * The commitment.
     *
     * @param leafKey from {@link #leafKey}
     * @param canonical from {@link CanonicalBytes#of}
     */
    public static byte[] of(byte[] leafKey, byte[] canonical) {
        return HmacSha256.of(leafKey, canonical);
    }
}
