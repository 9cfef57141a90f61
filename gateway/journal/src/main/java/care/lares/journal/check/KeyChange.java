// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The word of a log's key on the key that signs the log from then on: whoever trusts the one may trust the other.
 *
 * @param from sequence number of the entry that says so too; checkpoints of more entries are not the old key's
 * @param successor the key that follows
 */
record KeyChange(long from, LogKey successor) {
    /** What the id of such a line is made with, in place of the type and the key. */
    static final String LABEL = "lares/log-key/v1";

    private static final int LENGTH = NamedKey.ID_LENGTH + Long.BYTES + NamedKey.KEY_LENGTH + 64;

    /** Reads what stands in a line: id, entry, new key, signature of the old one. */
    static KeyChange of(LogKey old, byte[] line) throws RefusedException {
        RefusedException.unless(line.length == LENGTH, "a change of the log's key is not of its length");
        ByteBuffer in = ByteBuffer.wrap(line, NamedKey.ID_LENGTH, LENGTH - NamedKey.ID_LENGTH);
        long from = in.getLong();
        byte[] successor = new byte[NamedKey.KEY_LENGTH];
        in.get(successor);
        byte[] head = (LABEL + "\n" + old.origin() + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] message = ByteBuffer.allocate(head.length + Long.BYTES + successor.length)
                .put(head)
                .putLong(from)
                .put(successor)
                .array();
        byte[] signature = Arrays.copyOfRange(line, in.position(), LENGTH);
        RefusedException.unless(
                from >= 0 && old.verifies(message, signature),
                "a change of the log's key is not signed by the old key");
        return new KeyChange(from, LogKey.of(old.origin(), successor));
    }
}
