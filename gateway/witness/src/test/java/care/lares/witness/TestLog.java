// SPDX-License-Identifier: Apache-2.0
package care.lares.witness;

import care.lares.journal.check.LogKey;
import care.lares.journal.check.RefusedException;
import care.lares.journal.seal.AddCheckpointText;
import care.lares.journal.seal.Checkpoint;
import care.lares.journal.seal.ConsistencyProof;
import care.lares.journal.seal.HashReader;
import care.lares.journal.seal.KeyChangeLine;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A log in memory that signs whatever it is told to, true or not. */
final class TestLog implements Signer {
    private final String origin;
    private final KeyPair pair;
    /** Leaves from here on are those of another history. */
    private final long forkedAt;

    private final List<SignedNote.Line> changes;

    private TestLog(String origin, KeyPair pair, long forkedAt, List<SignedNote.Line> changes) {
        this.changes = List.copyOf(changes);
        this.origin = origin;
        this.pair = pair;
        this.forkedAt = forkedAt;
    }

    static TestLog of(String origin) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new TestLog(origin, pair, Long.MAX_VALUE, List.of());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same log under another key, to which the one it has gives way at an entry. */
    TestLog changedAt(long from) {
        TestLog next = of(origin);
        String newKey = HexFormat.of().formatHex(next.publicKey());
        byte[] head = ("lares/log-key/v1\n" + origin + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] message = ByteBuffer.allocate(head.length + Long.BYTES + next.publicKey().length)
                .put(head)
                .putLong(from)
                .put(next.publicKey())
                .array();
        String oldKey = HexFormat.of().formatHex(publicKey());
        KeyChangeLine said =
                new KeyChangeLine(from, oldKey, newKey, HexFormat.of().formatHex(sign(message)));
        List<SignedNote.Line> lines = new ArrayList<>(changes);
        lines.add(said.line(origin));
        return new TestLog(origin, next.pair, forkedAt, lines);
    }

    /** The same log as it tells others: another history from a leaf on. */
    TestLog forkedAt(long leaf) {
        return new TestLog(origin, pair, leaf, changes);
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
        SignedNote note = SignedNote.of(new Checkpoint(origin, size, root(size)), this);
        List<SignedNote.Line> lines = new ArrayList<>(note.signatures());
        lines.addAll(changes);
        return new String(new SignedNote(note.text(), lines).bytes(), StandardCharsets.UTF_8);
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
