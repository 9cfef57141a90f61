// SPDX-License-Identifier: Apache-2.0
package care.lares.witness;

import care.lares.journal.check.LogKey;
import care.lares.journal.check.RefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the witness has seen, on disk: {@code logs/<SHA-256 of the origin>/} holds {@code checkpoint}, the newest note it
 * cosigned; {@code key}, when the log was believed at first sight; and {@code evidence/}, where a log's contradictions
 * are kept, both notes in one file.
 */
final class WitnessFiles {
    /** Most files of evidence kept of one log, at most 130 kB each: a log that lies once is as exposed as one that goes on. */
    static final int MAX_EVIDENCE = 32;

    private static final String KEY = "key";
    private static final String CHECKPOINT = "checkpoint";
    private static final String EVIDENCE = "evidence";
    /** Hexadecimal digits of a hash that name a file of evidence. */
    private static final int SHORT = 16;

    private final Path logs;

    WitnessFiles(Path data) {
        this.logs = data.resolve("logs");
    }

    /** A log's place, and its name for those who ask: SHA-256 of the origin in lower-case hexadecimal. */
    static String name(String origin) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(origin.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** Where a log's newest note lies. */
    Path checkpoint(String origin) {
        return logs.resolve(name(origin)).resolve(CHECKPOINT);
    }

    /** The newest note that was cosigned of a log. */
    Optional<String> latest(String origin) throws IOException {
        Path file = checkpoint(origin);
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    /** Keeps the newest note of a log; when this returns, it survives a power cut. */
    void keep(String origin, String note) throws IOException {
        DurableFile.replace(made(origin).resolve(CHECKPOINT), note.getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps the key a log was first seen with. */
    void keep(LogKey key) throws IOException {
        DurableFile.replace(made(key.origin()).resolve(KEY), (key.text() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The keys of logs that were believed at first sight. */
    List<LogKey> keys() throws IOException, UnusableStateException {
        if (!Files.isDirectory(logs)) {
            return List.of();
        }
        List<LogKey> keys = new ArrayList<>();
        try (Stream<Path> all = Files.list(logs)) {
            for (Path file :
                    all.map(log -> log.resolve(KEY)).filter(Files::exists).toList()) {
                keys.add(key(file));
            }
        }
        return keys;
    }

    /**
     * Keeps two notes of a log that do not go together; each is kept once.
     *
     * @param seen the note that was cosigned
     * @param refused the note that was not
     */
    void keepEvidence(LogKey key, Misbehaviour what, Instant at, String seen, String refused) throws IOException {
        Path directory = made(key.origin()).resolve(EVIDENCE);
        DurableFile.directory(directory);
        Path file = directory.resolve(what.label() + "-" + name(seen + refused).substring(0, SHORT) + ".txt");
        if (Files.exists(file) || full(directory)) {
            return;
        }
        String text = what.label() + ": " + what.meaning() + "\nat " + at + "\nlog key " + key.text()
                + "\n\n--- cosigned before\n" + seen + "\n--- refused\n" + refused;
        DurableFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean full(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.count() >= MAX_EVIDENCE;
        }
    }

    private static LogKey key(Path file) throws IOException, UnusableStateException {
        try {
            return LogKey.parse(Files.readString(file).strip());
        } catch (RefusedException e) {
            throw new UnusableStateException(file + " is damaged: restore it; " + e.getMessage(), e);
        }
    }

    private Path made(String origin) throws IOException {
        Path directory = logs.resolve(name(origin));
        DurableFile.directory(logs);
        DurableFile.directory(directory);
        return directory;
    }
}
