// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Whether a text that has the form of a witness's verifier key was copied without a mistake: its id says so. */
final class WitnessKeyForm {
    private static final int ID_LENGTH = 4;

    private WitnessKeyForm() {}

    /** Whether the key's id is that of its name and key; the schema has seen to the form. */
    static boolean holds(String key) {
        int first = key.indexOf('+');
        int second = key.indexOf('+', first + 1);
        byte[] named = (key.substring(0, first) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] typed = Base64.getDecoder().decode(key.substring(second + 1));
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(named);
            byte[] id = Arrays.copyOf(sha256.digest(typed), ID_LENGTH);
            return HexFormat.of().formatHex(id).equals(key.substring(first + 1, second));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
