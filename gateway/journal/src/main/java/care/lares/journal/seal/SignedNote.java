// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A text with signatures under it, C2SP {@code signed-note}. Lines of signers nobody here knows are carried along.
 *
 * @param text what is signed; ends in a newline
 * @param signatures at least one, in order
 */
public record SignedNote(String text, List<Line> signatures) {
    /** Most bytes of a note: a checkpoint has about 300. */
    public static final int MAX_BYTES = 65_536;

    private static final String SEPARATOR = "\n\n";
    private static final String DASH = "\u2014 ";

    /** Copies the list. */
    public SignedNote {
        signatures = List.copyOf(signatures);
    }

    /**
     * One signature line.
     *
     * @param name of the signer
     * @param base64 key id and signature
     */
    public record Line(String name, String base64) {
        /**
         * Reads a line as it stands in a note, without its newline.
         *
         * @throws MalformedNoteException when it is none
         */
        public static Line parse(String line) throws MalformedNoteException {
            return parseLine(line);
        }
    }

    /** Signs a checkpoint under its origin's name. */
    public static SignedNote of(Checkpoint checkpoint, Signer signer) {
        VerifierKey key = VerifierKey.of(checkpoint.origin(), signer.publicKey());
        byte[] signature = signer.sign(checkpoint.body().getBytes(StandardCharsets.UTF_8));
        byte[] id = key.id();
        byte[] both = Arrays.copyOf(id, id.length + signature.length);
        System.arraycopy(signature, 0, both, id.length, signature.length);
        Line line = new Line(key.name(), Base64.getEncoder().encodeToString(both));
        return new SignedNote(checkpoint.body(), List.of(line));
    }

    /**
     * Reads {@link #bytes()} back.
     *
     * @throws MalformedNoteException when it is no note
     */
    public static SignedNote parse(byte[] bytes) throws MalformedNoteException {
        String note = decoded(bytes);
        int separator = note.lastIndexOf(SEPARATOR);
        int signed = separator + SEPARATOR.length();
        if (separator < 0 || signed == note.length() || !note.endsWith("\n")) {
            throw new MalformedNoteException("a note is a text, an empty line and signature lines");
        }
        List<Line> signatures = new ArrayList<>();
        for (String line : note.substring(signed, note.length() - 1).split("\n", -1)) {
            signatures.add(parseLine(line));
        }
        return new SignedNote(note.substring(0, separator + 1), signatures);
    }

    /** The note as UTF-8. */
    public byte[] bytes() {
        StringBuilder note = new StringBuilder(text).append('\n');
        for (Line line : signatures) {
            note.append(DASH)
                    .append(line.name())
                    .append(' ')
                    .append(line.base64())
                    .append('\n');
        }
        return note.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The signature that claims to be by a key; whether it is must still be verified over {@link #text()}. */
    public Optional<byte[]> signatureBy(VerifierKey key) {
        for (Line line : signatures) {
            byte[] both = Base64.getDecoder().decode(line.base64());
            boolean named = line.name().equals(key.name());
            if (named && Arrays.equals(both, 0, VerifierKey.ID_LENGTH, key.id(), 0, VerifierKey.ID_LENGTH)) {
                return Optional.of(Arrays.copyOfRange(both, VerifierKey.ID_LENGTH, both.length));
            }
        }
        return Optional.empty();
    }

    private static String decoded(byte[] bytes) throws MalformedNoteException {
        if (bytes.length > MAX_BYTES) {
            throw new MalformedNoteException("a note has at most " + MAX_BYTES + " bytes");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedNoteException("a note is UTF-8", e);
        }
    }

    private static Line parseLine(String line) throws MalformedNoteException {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space < DASH.length()) {
            throw new MalformedNoteException("a signature line is a dash, a name and base64");
        }
        Line parsed = new Line(line.substring(DASH.length(), space), line.substring(space + 1));
        try {
            if (Base64.getDecoder().decode(parsed.base64()).length > VerifierKey.ID_LENGTH) {
                return parsed;
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedNoteException("a signature is not base64", e);
        }
        throw new MalformedNoteException("a signature is too short");
    }
}
