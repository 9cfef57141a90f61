// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.verify;

import care.lares.journal.seal.AnchorStatement;
import care.lares.journal.seal.CanonicalBytes;
import care.lares.journal.seal.Checkpoint;
import care.lares.journal.seal.Commitment;
import care.lares.journal.seal.InclusionProof;
import care.lares.journal.seal.LeafHash;
import care.lares.journal.seal.ReceiptText;
import care.lares.journal.seal.SignedNote;
import care.lares.journal.seal.VerifierKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A log as large as one likes, all of whose leaves are the same but one: nothing of it is kept. */
final class SparseLog {
    private static final SampleLog SIGNER = SampleLog.of(0);
    private static final List<byte[]> OTHERS = others();

    private final long size;
    private final long seq;
    private final byte[] body;

    /** A log of this size with this entry at that place. */
    SparseLog(long size, long seq, byte[] body) {
        this.size = size;
        this.seq = seq;
        this.body = body;
    }

    /** The receipt of the entry, on a checkpoint that is anchored there. */
    byte[] receipt(AnchorStatement anchor) {
        SignedNote note = SignedNote.of(new Checkpoint(SampleLog.ORIGIN, size, root(0, size)), SIGNER);
        VerifierKey key = VerifierKey.of(SampleLog.ORIGIN, SIGNER.publicKey());
        return ReceiptText.of(
                        SampleLog.leafKey(seq),
                        body,
                        key,
                        proof(),
                        note,
                        Optional.of(anchor.signed(note.text(), SIGNER)))
                .getBytes(StandardCharsets.UTF_8);
    }

    private InclusionProof proof() {
        try {
            return InclusionProof.of((height, index) -> OTHERS.get(height), seq, size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] root(long from, long to) {
        long leaves = to - from;
        boolean others = seq < from || seq >= to;
        if (others && Long.bitCount(leaves) == 1) {
            return OTHERS.get(Long.numberOfTrailingZeros(leaves));
        }
        if (leaves == 1) {
            byte[] canonical = CanonicalBytes.of(SampleLog.ORIGIN, seq, body);
            return LeafHash.of(Commitment.of(SampleLog.leafKey(seq), canonical));
        }
        long middle = from + Long.highestOneBit(leaves - 1);
        return node(root(from, middle), root(middle, to));
    }

    /** Roots of perfect trees of other leaves, by height. */
    private static List<byte[]> others() {
        List<byte[]> roots = new ArrayList<>(List.of(new byte[32]));
        for (int height = 1; height < Long.SIZE; height++) {
            byte[] below = roots.get(height - 1);
            roots.add(node(below, below));
        }
        return roots;
    }

    private static byte[] node(byte[] left, byte[] right) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) 1);
            digest.update(left);
            return digest.digest(right);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
