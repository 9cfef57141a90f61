// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Texts of which there is exactly one form: UTF-8, base64 with padding, decimals without leading zeros. */
final class Strict {
    /** Digits of 2^63-1. */
    private static final int MAX_DIGITS = 19;

    private Strict() {}

    /** Asserts UTF-8; nearly all texts are ASCII, which costs no decoder. */
    static void requireUtf8(byte[] bytes, int from, int to, String what) throws RefusedException {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                utf8(Arrays.copyOfRange(bytes, i, to), what);
                return;
            }
        }
    }

    static String utf8(byte[] bytes, String what) throws RefusedException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RefusedException(what + " is not UTF-8", e);
        }
    }

    static byte[] base64(String text, String what) throws RefusedException {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            RefusedException.unless(
                    Base64.getEncoder().encodeToString(bytes).equals(text), what + " is not base64 in its one form");
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new RefusedException(what + " is not base64", e);
        }
    }

    static byte[] base64(String text, int length, String what) throws RefusedException {
        byte[] bytes = base64(text, what);
        RefusedException.unless(bytes.length == length, what + " has " + bytes.length + " bytes instead of " + length);
        return bytes;
    }

    static long number(String digits, String what) throws RefusedException {
        boolean plain = !digits.isEmpty()
                && digits.length() <= MAX_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && (digits.length() == 1 || digits.charAt(0) != '0');
        RefusedException.unless(plain, what + " is not a number in its one form");
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new RefusedException(what + " is too large", e);
        }
    }
}
