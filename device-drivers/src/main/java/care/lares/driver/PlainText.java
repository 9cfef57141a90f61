// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

/** Text from a device that may be stored and shown. */
public final class PlainText {
    private PlainText() {}

    /**
     * Whether a text has 1 to {@code maxLength} characters, no control character, and survives UTF-8: half a surrogate
     * pair would be another text after a restart.
     */
    public static boolean isPlain(String text, int maxLength) {
        if (text.isEmpty() || text.length() > maxLength) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
