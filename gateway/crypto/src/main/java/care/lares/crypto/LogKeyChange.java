// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The word of a key that signed a log on the one that signs it from now on: whoever trusts the old key may trust the new one
 * for this log, and the old one for nothing larger any more.
 *
 * @param origin the log's name
 * @param from sequence number of the entry that says so: checkpoints of more entries than that are not the old key's
 * @param oldKey its public half, in lower-case hexadecimal
 * @param newKey the public half of the key that follows, in lower-case hexadecimal
 * @param signature by the old key, 64 bytes in lower-case hexadecimal
 */
public record LogKeyChange(String origin, long from, String oldKey, String newKey, String signature) {
    private static final String LABEL = "lares/log-key/v1\n";
    private static final HexFormat HEX = HexFormat.of();

    /** Has a key give way to another. */
    static LogKeyChange of(String origin, long from, Ed25519Key old, String newKey) {
        byte[] signature = old.sign(message(origin, from, newKey));
        return new LogKeyChange(origin, from, HEX.formatHex(old.publicKey()), newKey, HEX.formatHex(signature));
    }

    /** Whether the old key did sign that. */
    public boolean holds() {
        return Ed25519Key.verify(HEX.parseHex(oldKey), message(origin, from, newKey), HEX.parseHex(signature));
    }

    private static byte[] message(String origin, long from, String newKey) {
        byte[] head = (LABEL + origin + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] key = HEX.parseHex(newKey);
        return ByteBuffer.allocate(head.length + Long.BYTES + key.length)
                .put(head)
                .putLong(from)
                .put(key)
                .array();
    }
}
