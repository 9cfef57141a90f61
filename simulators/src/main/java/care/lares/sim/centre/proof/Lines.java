// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre.proof;

import care.lares.sim.centre.proof.RefusedException.Reason;
import java.util.Base64;

/** Numbers and hashes as lines of text, each with exactly one spelling. */
final class Lines {
    static final int HASH_BYTES = 32;
    /** More than any log has entries. */
    private static final int MAX_DIGITS = 18;

    private Lines() {}

    /** A decimal number without sign or leading zeros. */
    static long number(String text) throws RefusedException {
        if (!text.matches("0|[1-9][0-9]{0," + (MAX_DIGITS - 1) + "}")) {
            throw new RefusedException(Reason.MALFORMED, "'" + shortened(text) + "' is no size");
        }
        return Long.parseLong(text);
    }

    static byte[] hash(String text) throws RefusedException {
        byte[] hash = bytes(text);
        if (hash.length != HASH_BYTES) {
            throw new RefusedException(Reason.MALFORMED, "a hash has " + hash.length + " bytes, not " + HASH_BYTES);
        }
        return hash;
    }

    /** Base64 with padding; bits that nobody reads must be zero. */
    static byte[] bytes(String text) throws RefusedException {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Reason.MALFORMED, "'" + shortened(text) + "' is not base64");
        }
        throw new RefusedException(Reason.MALFORMED, "'" + shortened(text) + "' is base64 in another spelling");
    }

    private static String shortened(String text) {
        int most = 80;
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
