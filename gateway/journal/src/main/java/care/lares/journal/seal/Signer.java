// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

/** Signs as the log: Ed25519 (RFC 8032) with the log's own key. */
public interface Signer {
    /**
     * Signs a message.
     *
     * @return 64 bytes
     */
    byte[] sign(byte[] message);

    /** The public half of the key, 32 bytes. */
    byte[] publicKey();
}
