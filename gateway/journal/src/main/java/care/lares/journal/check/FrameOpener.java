// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Opens the encrypted frames of one log and recomputes what they are committed by. For one thread. */
final class FrameOpener {
    private static final int ARRAY_OF_THREE = 0x83;

    private final Gcm gcm = new Gcm();
    private final KeyFiles keys;
    /** Canonical bytes up to the sequence number: the same for every entry of a log. */
    private final byte[] prefix;

    FrameOpener(KeyFiles keys, String origin) {
        this.keys = keys;
        byte[] name = origin.getBytes(StandardCharsets.UTF_8);
        byte[] head = CborCursor.head(CborCursor.TEXT, name.length);
        this.prefix = new byte[1 + head.length + name.length];
        prefix[0] = (byte) ARRAY_OF_THREE;
        System.arraycopy(head, 0, prefix, 1, head.length);
        System.arraycopy(name, 0, prefix, 1 + head.length, name.length);
    }

    /** The body of a leaf, which must be what its commitment says. */
    byte[] entry(Frame frame) throws RefusedException {
        SubjectKey subject = subject(frame);
        byte[] body = body(frame, subject);
        byte[] seq = ByteBuffer.allocate(Long.BYTES).putLong(frame.seq()).array();
        requireCommitment(frame, Hmac.of(subject.leaf(), seq), body);
        return body;
    }

    /** The body of a snapshot item. */
    byte[] snapshotItem(Frame frame) throws RefusedException {
        SubjectKey subject = subject(frame);
        byte[] body = body(frame, subject);
        requireCommitment(frame, subject.snapshot(), body);
        return body;
    }

    /** Whether a frame is closed for ever, since whom it is about was erased. */
    boolean isClosed(Frame frame) {
        return keys.isDestroyed(frame.subject());
    }

    /** Whether a frame is closed since its key is newer than the key file that was put back. */
    boolean isLost(Frame frame) {
        return keys.isLost(frame.subject());
    }

    private SubjectKey subject(Frame frame) throws RefusedException {
        return keys.subject(frame.subject())
                .orElseThrow(() -> new RefusedException("there is no key for its subject, " + frame.subject()));
    }

    private byte[] body(Frame frame, SubjectKey subject) throws RefusedException {
        byte[] body = gcm.decrypt(
                subject.payload(), frame.commitment(), frame.bytes(), frame.from(), frame.cipherFrom(), frame.end());
        BodyForm.require(body);
        return body;
    }

    private void requireCommitment(Frame frame, byte[] key, byte[] body) throws RefusedException {
        byte[] seq = CborCursor.head(CborCursor.UNSIGNED, frame.seq());
        byte[] canonical = Arrays.copyOf(prefix, prefix.length + seq.length + body.length);
        System.arraycopy(seq, 0, canonical, prefix.length, seq.length);
        System.arraycopy(body, 0, canonical, prefix.length + seq.length, body.length);
        RefusedException.unless(
                Arrays.equals(Hmac.of(key, canonical), frame.commitment()), "it is not what its commitment says");
    }
}
