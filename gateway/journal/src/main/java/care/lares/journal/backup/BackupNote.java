// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.backup;

import care.lares.journal.log.Storage;
import care.lares.journal.log.WholeFile;
import care.lares.journal.seal.Checkpoint;
import care.lares.journal.seal.MalformedNoteException;
import care.lares.journal.seal.SignedNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The file {@code backup} of a backup, text: {@code lares/backup/v1}, when it was complete or the word {@code unfinished},
 * the version that made it, its contents, an empty line, and the newest checkpoint that was published of its newest log if
 * there is one.
 *
 * @param completed when it was complete; empty while it is not
 * @param version of the software that made it
 * @param contents what it holds, in single words
 * @param checkpoint the signed note; empty when nothing had been published
 */
public record BackupNote(
        Optional<Instant> completed, String version, Set<String> contents, Optional<String> checkpoint) {
    /** The log itself: entries, and with them everybody and everything that is registered. */
    public static final String LOG = "log";
    /** The configuration the gateway was started with. */
    public static final String CONFIGURATION = "configuration";

    static final String FILE = "backup";
    /** What a power cut leaves of the very first note. */
    static final Set<String> NOTHING_YET = Set.of(FILE + ".tmp");

    private static final String FORM = "lares/backup/v1";
    private static final String UNFINISHED = "unfinished";
    /** Lines before the checkpoint: form, time, version, contents, and the empty one. */
    private static final int HEAD = 5;

    /** Copies the contents. */
    public BackupNote {
        contents = Set.copyOf(contents);
    }

    /** What a directory says of itself; empty when it is no backup. */
    static Optional<BackupNote> read(Storage storage, Path directory) throws IOException {
        return WholeFile.read(storage, directory.resolve(FILE))
                .flatMap(bytes -> parse(new String(bytes, StandardCharsets.UTF_8)));
    }

    void write(Storage storage, Path directory) throws IOException {
        WholeFile.replace(storage, directory.resolve(FILE), text().getBytes(StandardCharsets.UTF_8));
    }

    String text() {
        return FORM + "\n" + completed.map(Instant::toString).orElse(UNFINISHED) + "\n" + version + "\n"
                + String.join(" ", new TreeSet<>(contents)) + "\n\n" + checkpoint.orElse("");
    }

    private static Optional<BackupNote> parse(String text) {
        String[] lines = text.split("\n", HEAD + 1);
        if (lines.length <= HEAD || !lines[0].equals(FORM) || !lines[HEAD - 1].isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<Instant> completed =
                    lines[1].equals(UNFINISHED) ? Optional.empty() : Optional.of(Instant.parse(lines[1]));
            Optional<String> note = Optional.of(lines[HEAD]).filter(known -> !known.isEmpty());
            return Optional.of(new BackupNote(completed, lines[2], Set.of(lines[3].split(" ", -1)), note));
        } catch (DateTimeException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /** What the checkpoint says; its signature is not looked at. */
    public Optional<Checkpoint> stated() {
        return checkpoint.flatMap(note -> {
            try {
                return Optional.of(Checkpoint.parse(
                        SignedNote.parse(note.getBytes(StandardCharsets.UTF_8)).text()));
            } catch (MalformedNoteException damaged) {
                return Optional.empty();
            }
        });
    }
}
