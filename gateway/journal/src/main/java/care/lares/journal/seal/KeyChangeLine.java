// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A signature line in which a key that signed a log says which key signs it from now on: base64 of an id (4), the sequence
 * number of the entry that says so (u64), the new public key (32) and the old key's signature over that (64).
 *
 * @param from the entry
 * @param oldKey public half of the key that says so, in lower-case hexadecimal
 * @param newKey public half of the key that follows, in lower-case hexadecimal
 * @param signature in lower-case hexadecimal
 */
public record KeyChangeLine(long from, String oldKey, String newKey, String signature) {
    private static final HexFormat HEX = HexFormat.of();
    /** C2SP {@code signed-note}: signatures of a kind that has no number of its own. */
    private static final byte OTHER = (byte) 0xff;

    private static final String LABEL = "lares/log-key/v1";
    private static final int ID = VerifierKey.ID_LENGTH;
    private static final int KEY = 32;
    private static final int LENGTH = ID + Long.BYTES + KEY + 64;

    /** As it stands in the notes of a log. */
    public SignedNote.Line line(String origin) {
        byte[] bytes = ByteBuffer.allocate(LENGTH)
                .put(id(origin, LABEL, oldKey))
                .putLong(from)
                .put(HEX.parseHex(newKey))
                .put(HEX.parseHex(signature))
                .array();
        return new SignedNote.Line(origin, Base64.getEncoder().encodeToString(bytes));
    }

    /** What a key says in a note of a log; whether it did sign that must still be verified. */
    public static Optional<KeyChangeLine> in(SignedNote note, String origin, String oldKey) {
        byte[] id = id(origin, LABEL, oldKey);
        for (SignedNote.Line line : note.signatures()) {
            byte[] bytes = Base64.getDecoder().decode(line.base64());
            if (line.name().equals(origin) && bytes.length == LENGTH && Arrays.equals(bytes, 0, ID, id, 0, ID)) {
                ByteBuffer in = ByteBuffer.wrap(bytes, ID, LENGTH - ID);
                long from = in.getLong();
                String rest = HEX.formatHex(bytes, in.position(), LENGTH);
                return Optional.of(
                        new KeyChangeLine(from, oldKey, rest.substring(0, 2 * KEY), rest.substring(2 * KEY)));
            }
        }
        return Optional.empty();
    }

    /**
     * What a line of the log's own begins with, by which it is known.
     *
     * @param label what the line is for
     * @param key what it is of, in hexadecimal
     */
    static byte[] id(String origin, String label, String key) {
        MessageDigest digest = Sha256.fresh();
        digest.update((origin + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(OTHER);
        digest.update(label.getBytes(StandardCharsets.US_ASCII));
        return Arrays.copyOf(digest.digest(HEX.parseHex(key)), ID);
    }
}
