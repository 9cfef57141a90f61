// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.BackupEntry.Restored;
import care.lares.journal.Ending;
import care.lares.journal.Entry;
import care.lares.journal.seal.Checkpoint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The first entries of a log that follows one which was given up: the link to its end, and why it has ended. */
final class Succession {
    /** How many entries they are. */
    static final int ENTRIES = 2;

    private static final HexFormat HEX = HexFormat.of();
    /** A root that nobody knows, in hexadecimal. */
    private static final String UNKNOWN = "0".repeat(2 * Hashes.LENGTH);

    private Succession() {}

    /** Why a log was given up, as an entry of the one that follows it. */
    static Restored restored(Instant at, LogSigner old, Ending ending) {
        Optional<Checkpoint> known = ending.note().flatMap(note -> old.verified(note.getBytes(StandardCharsets.UTF_8)));
        return new Restored(
                at,
                old.origin(),
                known.map(Checkpoint::size).orElse(0L),
                known.map(checkpoint -> HEX.formatHex(checkpoint.root())).orElse(UNKNOWN),
                ending.cause(),
                ending.by());
    }

    /**
     * The entries.
     *
     * @param size number of the old log's entries here: all of them stay, and the new log's tree commits to them
     * @param root of them
     * @param reason why the old log was given up, in words
     */
    static List<Entry> entries(Restored restored, long size, byte[] root, String reason) {
        return List.of(
                new Entry.OriginLinked(restored.at(), restored.origin(), size, HEX.formatHex(root), reason), restored);
    }
}
