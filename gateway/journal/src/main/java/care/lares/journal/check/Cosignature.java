// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.nio.charset.StandardCharsets;

/**
 * A witness's statement that at some time it knew no larger and no other tree of a log, C2SP {@code tlog-cosignature}.
 *
 * @param witness its name
 * @param epochSecond when it said so, seconds since 1970 by its own clock
 * @param line the signature line without its newline
 */
public record Cosignature(String witness, long epochSecond, String line) {
    /**
     * What a witness signs.
     *
     * @param epochSecond when
     * @param body the checkpoint's text with its last newline
     */
    public static byte[] message(long epochSecond, String body) {
        return ("cosignature/v1\ntime " + epochSecond + "\n" + body).getBytes(StandardCharsets.UTF_8);
    }
}
