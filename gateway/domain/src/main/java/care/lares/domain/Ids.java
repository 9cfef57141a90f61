// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

/** The one rule for ids: short, printable, and one level of an MQTT topic. */
final class Ids {
    /** Longest id in characters: fits MQTT client ids, log lines and a column on a 360 px screen. */
    static final int MAX_LENGTH = 64;

    private Ids() {}

    static void check(String what, String value) {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(what + " id must have 1 to " + MAX_LENGTH + " characters");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException(what
                        + " id must not hold emoji or other characters beyond U+FFFF: not every device and"
                        + " page has them");
            }
            if (c < ' ' || c == 0x7f || c == '/' || c == '+' || c == '#') {
                throw new IllegalArgumentException(what + " id must not hold control characters or any of / + #");
            }
        }
    }
}
