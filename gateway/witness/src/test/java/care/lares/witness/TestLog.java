// SPDX-License-Identifier: Apache-2.0
package care.lares.witness;

import care.lares.journal.check.LogKey;
import care.lares.journal.check.RefusedException;
import care.lares.journal.seal.AddCheckpointText;
import care.lares.journal.seal.Checkpoint;
import care.lares.journal.seal.ConsistencyProof;
import care.lares.journal.seal.HashReader;
import care.lares.journal.seal.LeafHash;
import care.lares.journal.seal.SignedNote;
import care.lares.journal.seal.Signer;
import care.lares.journal.seal.Subtree;
import care.lares.journal.seal.VerifierKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.List;

/** A log in memory that signs whatever it is told to, true or not. */
final class TestLog implements Signer {
    private final String origin;
    private final KeyPair pair;
    /** Leaves from here on are those of another history. */
    private final long forkedAt;

    private TestLog(String origin, KeyPair pair, long forkedAt) {
        this.origin = origin;
        this.pair = pair;
        this.forkedAt = forkedAt;
    }

    static TestLog of(String origin) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new TestLog(origin, pair, Long.MAX_VALUE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same log as it tells others: another history from a leaf on. */
    TestLog forkedAt(long leaf) {
        return new TestLog(origin, pair, leaf);
    }

    String origin() {
        return origin;
    }

    LogKey key() {
        try {
            return LogKey.parse(VerifierKey.of(origin, publicKey()).text());
        } catch (RefusedException e) {
            throw new IllegalStateException(e);
        }
    }

    String note(long size) {
        return new String(
                SignedNote.of(new Checkpoint(origin, size, root(size)), this).bytes(), StandardCharsets.UTF_8);
    }

    /** The request to add the checkpoint of a size. */
    byte[] request(long oldSize, long size) {
        return bytes(AddCheckpointText.of(oldSize, proof(oldSize, size), note(size)));
    }

    List<byte[]> proof(long oldSize, long size) {
        try {
            return oldSize == 0
                    ? List.of()
                    : ConsistencyProof.of(reader(), oldSize, size).hashes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] root(long size) {
        try {
            return size == 0 ? sha256() : Subtree.root(reader(), 0, size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HashReader reader() {
        return new HashReader() {
            @Override
            public byte[] hash(int height, long index) {
                if (height == 0) {
                    byte[] record = ByteBuffer.allocate(2 * Long.BYTES)
                            .putLong(index)
                            .putLong(index >= forkedAt ? 1 : 0)
                            .array();
                    return LeafHash.of(Arrays.copyOf(sha256(record), 32));
                }
                return sha256(new byte[] {1}, hash(height - 1, 2 * index), hash(height - 1, 2 * index + 1));
            }
        };
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] publicKey() {
        byte[] encoded = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }
}
