// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where a page ends, in a form nobody is tempted to read: only the list that gave it takes it back. */
public final class Cursor {
    /** Longest cursor in characters: an id of 64 characters of three bytes, encoded, and the list's name. */
    private static final int MAX_LENGTH = 512;

    private Cursor() {}

    /**
     * A cursor.
     *
     * @param list the list's name
     * @param place where in it
     */
    public static String of(String list, String place) {
        byte[] text = (list + "\n" + place).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    static String read(String list, String cursor) {
        if (cursor.length() <= MAX_LENGTH) {
            String text = decoded(cursor);
            if (text.startsWith(list + "\n")) {
                return text.substring(list.length() + 1);
            }
        }
        throw new IllegalArgumentException("must be the 'next' of a page of this list");
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
