// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

/** A number of bytes as people write it: {@code 64MB}, {@code 20GB}; of a thousand thousand each, as cards are sold. */
final class ByteSize {
    private static final long MEGA = 1_000_000;
    private static final long GIGA = 1_000 * MEGA;

    private ByteSize() {}

    /**
     * Reads one whose form has been seen to.
     *
     * @throws IllegalArgumentException when it has another form
     */
    static long of(String text) {
        long unit = text.endsWith("GB") ? GIGA : MEGA;
        if (!text.endsWith("GB") && !text.endsWith("MB")) {
            throw new IllegalArgumentException("no unit of size in " + text);
        }
        return Math.multiplyExact(Long.parseLong(text.substring(0, text.length() - 2)), unit);
    }
}
