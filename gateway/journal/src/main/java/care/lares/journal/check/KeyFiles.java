// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The keys of a data directory. */
final class KeyFiles {
    /** Which have one key at their end, wrapped with everything before as associated data. */
    private static final List<String> SEALED =
            List.of("log.next", "ledger.key", "ledger.next", "ratchet.key", "ratchet.next");

    static final int KEY_LENGTH = 32;
    static final int WRAPPED_LENGTH = Gcm.NONCE_LENGTH + KEY_LENGTH + Gcm.TAG_LENGTH;
    /** Largest key file in bytes: a million subjects. */
    private static final int MAX_BYTES = 128 * 1024 * 1024;

    private final Path directory;
    private List<SecretKey> wraps;
    private final LogKeyFile log;
    private final Set<Integer> missing = new HashSet<>();
    private SubjectKeysFile subjects;

    private KeyFiles(Path directory, List<SecretKey> wraps) throws IOException, RefusedException {
        this.directory = directory;
        this.wraps = wraps;
        this.log = LogKeyFile.read(directory, wraps);
        this.subjects = subjects(directory, wraps);
    }

    /** Reads and unwraps all of them; the reason for a refusal begins with the file's name. */
    static KeyFiles read(Path directory, Findings findings) throws IOException, RefusedException {
        KeyFiles keys = new KeyFiles(directory, wraps(directory));
        keys.judge(findings);
        return keys;
    }

    /** The box key; more of them while one is being exchanged for the other, or is damaged. */
    private static List<SecretKey> wraps(Path directory) throws IOException, RefusedException {
        List<byte[]> keys = new MirroredKey(directory, "box.key").contents();
        RefusedException.unless(!keys.isEmpty(), "box.key is missing");
        int first = keys.get(0).length;
        RefusedException.unless(keys.stream().anyMatch(KeyFiles::isKey), "box.key has " + first + " bytes");
        List<byte[]> coming = new MirroredKey(directory, "box.next").contents();
        return Stream.concat(keys.stream(), coming.stream())
                .filter(KeyFiles::isKey)
                .map(KeyFiles::wrap)
                .toList();
    }

    private static boolean isKey(byte[] content) {
        return content.length == KEY_LENGTH;
    }

    private static SecretKey wrap(byte[] box) {
        return new SecretKeySpec(SubjectKey.derived(box, "lares/wrap/v1"), "AES");
    }

    private static SubjectKeysFile subjects(Path directory, List<SecretKey> wraps)
            throws IOException, RefusedException {
        return new MirroredKey(directory, SubjectKeysFile.NAME).read(file -> SubjectKeysFile.parse(file, wraps));
    }

    /** Says which of two is damaged while the other is whole. */
    private void judge(Findings findings) throws IOException, RefusedException {
        MirroredKey logKey = new MirroredKey(directory, LogKeyFile.FILE);
        logKey.judge(file -> LogKeyFile.parse(file, wraps), findings);
        if (new MirroredKey(directory, "box.next").contents().isEmpty()) {
            List<byte[]> either = logKey.contents();
            new MirroredKey(directory, "box.key").judge(box -> opened(either, box), findings);
        }
        new MirroredKey(directory, SubjectKeysFile.NAME).judge(file -> SubjectKeysFile.parse(file, wraps), findings);
        new MirroredKey(directory, "derived.keys").judge(KeyFiles::requireSummed, findings);
        SEALED.forEach(name -> new MirroredKey(directory, name).judge(file -> sealed(name, file), findings));
    }

    /** Nothing else tells whether a box key is whole. */
    private static LogKeyFile opened(List<byte[]> either, byte[] box) throws RefusedException {
        RefusedException.unless(isKey(box), "box.key has " + box.length + " bytes");
        RefusedException refused = new RefusedException("log.key does not decrypt under it");
        for (byte[] file : either) {
            try {
                return LogKeyFile.parse(file, List.of(wrap(box)));
            } catch (RefusedException e) {
                refused.addSuppressed(e);
            }
        }
        throw refused;
    }

    private static byte[] requireSummed(byte[] file) throws RefusedException {
        int end = file.length - Integer.BYTES;
        RefusedException.unless(end > 0, "derived.keys ends too soon");
        CRC32C crc = new CRC32C();
        crc.update(file, 0, end);
        boolean right = ByteBuffer.wrap(file).getInt(end) == (int) crc.getValue();
        RefusedException.unless(right, "derived.keys has a wrong checksum");
        return file;
    }

    private byte[] sealed(String name, byte[] file) throws RefusedException {
        int head = file.length - WRAPPED_LENGTH;
        RefusedException.unless(head > 0, name + " ends too soon");
        return unwrapped(wraps, Arrays.copyOf(file, head), Arrays.copyOfRange(file, head, file.length), name);
    }

    /** Whether a subject's key was destroyed because somebody was erased: what is under it stays closed. */
    boolean isDestroyed(int index) {
        return subjects.destroyed().contains(index);
    }

    /** Whether a subject's key was made after these, which were put back as a key file had them: nobody has it any more. */
    boolean isLost(int index) {
        return subjects.lost().contains(index);
    }

    /** The keys that may have signed a log of this directory: that which signs, was or is to be. */
    List<LogKey> logKeys(String origin) throws RefusedException {
        List<LogKey> all = new ArrayList<>();
        for (byte[] key : log.publicKeys()) {
            all.add(LogKey.of(origin, key));
        }
        return all;
    }

    /** How the key that signs came to be that one. */
    List<Change> changes() {
        return log.changes();
    }

    /**
     * A change of the key that signs.
     *
     * @param origin the log's name
     * @param from the entry that says so
     * @param newKey in lower-case hexadecimal
     */
    record Change(String origin, long from, String newKey) {}

    /** A subject's key, looked for again on disk once: a running gateway adds subjects. */
    Optional<SubjectKey> subject(int index) throws RefusedException {
        if (!subjects.keys().containsKey(index) && !isDestroyed(index) && !isLost(index) && missing.add(index)) {
            try {
                wraps = wraps(directory);
                subjects = subjects(directory, wraps);
            } catch (IOException e) {
                throw new RefusedException("subjects.keys cannot be read again", e);
            }
        }
        return Optional.ofNullable(subjects.keys().get(index));
    }

    static byte[] file(Path directory, String name) throws IOException, RefusedException {
        try {
            Path file = directory.resolve(name);
            RefusedException.unless(Files.size(file) <= MAX_BYTES, name + " is too large");
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new RefusedException(name + " is missing", e);
        }
    }

    static byte[] unwrapped(List<SecretKey> wraps, byte[] associated, byte[] wrapped, String name)
            throws RefusedException {
        RefusedException refused = new RefusedException(name + " does not decrypt under box.key");
        for (SecretKey wrap : wraps) {
            try {
                return new Gcm().unwrap(wrap, associated, wrapped);
            } catch (RefusedException e) {
                refused.addSuppressed(e);
            }
        }
        throw refused;
    }
}
