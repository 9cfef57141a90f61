// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import care.lares.journal.BackupEntry;
import care.lares.journal.BackupEntry.BackupMade;
import care.lares.journal.BackupEntry.Restored;
import java.time.Instant;
import java.util.HexFormat;

/** Copies of the log: {@code [30, at, origin, size, root, contents, by]}, {@code [31, at, origin, size, root, cause, by]}. */
final class BackupBodies {
    private static final int FIELDS = 7;
    private static final HexFormat HEX = HexFormat.of();

    private BackupBodies() {}

    static void write(BackupEntry entry, CborWriter out) {
        out.array(FIELDS).integer(entry instanceof BackupMade ? EntryCodec.BACKUP_MADE : EntryCodec.RESTORED);
        out.moment(entry.at()).text(entry.origin()).integer(entry.size()).bytes(HEX.parseHex(entry.rootHash()));
        if (entry instanceof BackupMade made) {
            SortedTexts.write(made.contents(), out);
            out.text(made.by());
        } else if (entry instanceof Restored restored) {
            out.integer(restored.cause().code()).text(restored.by());
        }
    }

    static BackupMade readMade(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, FIELDS);
        return new BackupMade(in.moment(), in.text(), in.integer(), root(in), SortedTexts.read(in), in.text());
    }

    static Restored readRestored(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, FIELDS);
        Instant at = in.moment();
        String origin = in.text();
        long size = in.integer();
        String root = root(in);
        BackupEntry.Cause cause =
                BackupEntry.Cause.ofCode(in.integer()).orElseThrow(() -> in.wrong("an unknown cause"));
        return new Restored(at, origin, size, root, cause, in.text());
    }

    private static String root(CborReader in) throws UnreadableEntryException {
        return HEX.formatHex(in.byteString(Sha256.LENGTH));
    }
}
