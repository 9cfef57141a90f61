// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A line under a checkpoint by which whoever holds the beginning of a ratchet knows that the box sealed it then: base64 of
 * an id (4), the number of the ratchet's step (u64) and a MAC (32).
 */
public final class RatchetLine {
    private static final String LABEL = "lares/ratchet/v1";
    private static final int MAC = 32;

    private RatchetLine() {}

    /** What is authenticated of a checkpoint: the step's number comes before it. */
    public static byte[] message(SignedNote note) {
        return (LABEL + "\n" + note.text()).getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a note of a log bears a line of this ratchet; whether it did seal it is not looked at. */
    public static boolean isIn(SignedNote note, String origin, String id) {
        byte[] known = KeyChangeLine.id(origin, LABEL, id);
        return note.signatures().stream()
                .filter(line -> line.name().equals(origin))
                .map(line -> Base64.getDecoder().decode(line.base64()))
                .anyMatch(bytes -> bytes.length == VerifierKey.ID_LENGTH + Long.BYTES + MAC
                        && Arrays.equals(bytes, 0, VerifierKey.ID_LENGTH, known, 0, VerifierKey.ID_LENGTH));
    }

    /**
     * A note with such a line more.
     *
     * @param id of the ratchet, in hexadecimal
     * @param index its step
     * @param mac over {@link #message}
     */
    public static SignedNote under(SignedNote note, String origin, String id, long index, byte[] mac) {
        byte[] bytes = ByteBuffer.allocate(VerifierKey.ID_LENGTH + Long.BYTES + MAC)
                .put(KeyChangeLine.id(origin, LABEL, id))
                .putLong(index)
                .put(mac)
                .array();
        List<SignedNote.Line> lines = new ArrayList<>(note.signatures());
        lines.add(new SignedNote.Line(origin, Base64.getEncoder().encodeToString(bytes)));
        return new SignedNote(note.text(), lines);
    }
}
