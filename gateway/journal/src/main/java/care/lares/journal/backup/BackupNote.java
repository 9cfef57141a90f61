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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The file {@code backup} of a backup, text: {@code lares/backup/v2}, when it was complete or the word {@code unfinished},
 * the version that made it, its contents, the keys that were destroyed as {@code number=time} in ascending order with a
 * space between, an empty line, and the newest checkpoint that was published of its newest log if there is one. The first
 * form, {@code lares/backup/v1}, has no line of destroyed keys: it does not say who was erased.
 *
 * @param completed when it was complete; empty while it is not
 * @param version of the software that made it
 * @param contents what it holds, in single words
 * @param destroyed numbers of the keys that were destroyed since somebody was erased, and when; empty when it is not known
 * @param checkpoint the signed note; empty when nothing had been published
 */
public record BackupNote(
        Optional<Instant> completed,
        String version,
        Set<String> contents,
        Optional<Map<Integer, Instant>> destroyed,
        Optional<String> checkpoint) {
    /** The log itself: entries, and with them everybody and everything that is registered. */
    public static final String LOG = "log";
    /** The configuration the gateway was started with. */
    public static final String CONFIGURATION = "configuration";

    static final String FILE = "backup";
    /** What a power cut leaves of the very first note. */
    static final Set<String> NOTHING_YET = Set.of(FILE + ".tmp");

    private static final String FIRST_FORM = "lares/backup/v1";
    private static final String FORM = "lares/backup/v2";
    private static final String UNFINISHED = "unfinished";
    /** Lines before the checkpoint in the first form: form, time, version, contents, and the empty one. */
    private static final int HEAD = 5;

    /** Copies the collections. */
    public BackupNote {
        contents = Set.copyOf(contents);
        destroyed = destroyed.map(Map::copyOf);
    }

    /** What a directory says of itself; empty when it is no backup. */
    static Optional<BackupNote> read(Storage storage, Path directory) throws IOException {
        return WholeFile.read(storage, directory.resolve(FILE))
                .flatMap(bytes -> parse(new String(bytes, StandardCharsets.UTF_8)));
    }

    void write(Storage storage, Path directory) throws IOException {
        WholeFile.replace(storage, directory.resolve(FILE), text().getBytes(StandardCharsets.UTF_8));
    }

    /** The same, that knows of more. */
    BackupNote knowing(Optional<Map<Integer, Instant>> alsoDestroyed) {
        Map<Integer, Instant> all = new TreeMap<>(destroyed.orElse(Map.of()));
        alsoDestroyed.ifPresent(all::putAll);
        return new BackupNote(
                completed,
                version,
                contents,
                destroyed.isPresent() || alsoDestroyed.isPresent() ? Optional.of(all) : Optional.empty(),
                checkpoint);
    }

    String text() {
        return (destroyed.isPresent() ? FORM : FIRST_FORM) + "\n"
                + completed.map(Instant::toString).orElse(UNFINISHED) + "\n" + version + "\n"
                + String.join(" ", new TreeSet<>(contents)) + "\n"
                + destroyed.map(keys -> words(keys) + "\n").orElse("") + "\n" + checkpoint.orElse("");
    }

    private static String words(Map<Integer, Instant> destroyed) {
        return new TreeMap<>(destroyed)
                .entrySet().stream()
                        .map(key -> key.getKey() + "=" + key.getValue())
                        .collect(Collectors.joining(" "));
    }

    private static Map<Integer, Instant> destroyed(String words) {
        Map<Integer, Instant> destroyed = new TreeMap<>();
        for (String word : words.isEmpty() ? new String[0] : words.split(" ", -1)) {
            String[] parts = word.split("=", 2);
            destroyed.put(Integer.parseInt(parts[0]), Instant.parse(parts[parts.length - 1]));
        }
        return destroyed;
    }

    private static Optional<BackupNote> parse(String text) {
        boolean first = text.startsWith(FIRST_FORM + "\n");
        int head = first ? HEAD : HEAD + 1;
        String[] lines = text.split("\n", head + 1);
        if (lines.length <= head || !(first || lines[0].equals(FORM)) || !lines[head - 1].isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<Instant> completed =
                    lines[1].equals(UNFINISHED) ? Optional.empty() : Optional.of(Instant.parse(lines[1]));
            Optional<Map<Integer, Instant>> destroyed =
                    first ? Optional.empty() : Optional.of(destroyed(lines[HEAD - 1]));
            Optional<String> note = Optional.of(lines[head]).filter(known -> !known.isEmpty());
            return Optional.of(new BackupNote(completed, lines[2], Set.of(lines[3].split(" ", -1)), destroyed, note));
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
