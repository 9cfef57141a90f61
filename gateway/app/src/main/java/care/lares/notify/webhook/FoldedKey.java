// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Names a message about several alarms: the same steps of the same alarms have the same key. */
final class FoldedKey {
    private FoldedKey() {}

    static String of(List<String> keys) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", keys).getBytes(UTF_8));
            return "fold-" + HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException brokenRuntime) {
            throw new IllegalStateException("every Java runtime has SHA-256", brokenRuntime);
        }
    }
}
