// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.security.MessageDigest;

/** Hash of a leaf of the tree, RFC 9162 section 2.1.1: SHA-256 of 0x00 and the record. */
public final class LeafHash {
    private static final byte LEAF = 0x00;

    private LeafHash() {}

    /**
     * Hashes a record.
     *
     * @param record the commitment
     */
    public static byte[] of(byte[] record) {
        MessageDigest digest = Sha256.fresh();
        digest.update(LEAF);
        return digest.digest(record);
    }
}
