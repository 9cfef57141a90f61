// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import care.lares.journal.BackupEntry.Cause;
import care.lares.journal.Ending;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file {@code ended} of a log that is never extended again, text: {@code lares/ended/v1}, the cause, who, why, an
 * empty line, and the checkpoint that is known elsewhere if there is one.
 */
public final class EndedFile {
    private static final String FORM = "lares/ended/v1";
    /** Lines before the note: form, cause, who, why, and the empty one. */
    private static final int HEAD = 5;

    private EndedFile() {}

    /** Whether and why a log has ended; a mark that cannot be read still is one. */
    public static Optional<Ending> read(Storage storage, OriginFiles origin) throws IOException {
        return WholeFile.read(storage, origin.ended()).map(bytes -> parse(new String(bytes, StandardCharsets.UTF_8)));
    }

    /** Marks a log; when this returns, the mark survives a power cut. */
    public static void write(Storage storage, OriginFiles origin, Ending ending) throws IOException {
        String text = FORM + "\n" + ending.cause().wireName() + "\n" + ending.by() + "\n" + ending.reason() + "\n\n"
                + ending.note().orElse("");
        WholeFile.replace(storage, origin.ended(), text.getBytes(StandardCharsets.UTF_8));
    }

    private static Ending parse(String text) {
        String[] lines = text.split("\n", HEAD + 1);
        Optional<Cause> cause = lines.length > HEAD && lines[0].equals(FORM) && lines[HEAD - 1].isEmpty()
                ? Stream.of(Cause.values())
                        .filter(one -> one.name().equals(lines[1].toUpperCase(Locale.ROOT)))
                        .findFirst()
                : Optional.empty();
        return cause.map(known ->
                        new Ending(known, lines[2], Optional.of(lines[HEAD]).filter(note -> !note.isEmpty()), lines[3]))
                .orElseGet(() -> new Ending(
                        Cause.BACKUP, "", Optional.empty(), "it is marked as ended, and why cannot be read any more"));
    }
}
