// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a ledger holds of a checkpoint: a hash, which tells nothing of how busy the night was. */
public final class Commits {
    /** The commit before the first. */
    public static final String NONE = "0".repeat(64);

    private static final String SIGNATURES = "\n\n";

    private Commits() {}

    /**
     * SHA-256 of a checkpoint's body: the note's text up to its empty line, with the newline of its last line.
     *
     * @return 32 bytes in lower-case hexadecimal
     * @throws IllegalArgumentException when there is no empty line, and so no note
     */
    public static String of(String note) {
        int end = note.indexOf(SIGNATURES);
        if (end < 0) {
            throw new IllegalArgumentException("no signed note");
        }
        byte[] body = note.substring(0, end + 1).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
