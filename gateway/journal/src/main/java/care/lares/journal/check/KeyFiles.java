// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The keys of a data directory. */
final class KeyFiles {
    private static final byte[] SUBJECTS_MAGIC = "LARESSK2".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] THIRD_SUBJECTS_MAGIC = "LARESSK3".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FIRST_SUBJECTS_MAGIC = "LARESSK1".getBytes(StandardCharsets.US_ASCII);
    /** Between the magic and the keys: id of the box key before, and whether it must still be exchanged. */
    private static final int SUBJECTS_HEAD = 9;

    static final int KEY_LENGTH = 32;
    static final int WRAPPED_LENGTH = Gcm.NONCE_LENGTH + KEY_LENGTH + Gcm.TAG_LENGTH;
    /** Largest key file in bytes: a million subjects. */
    private static final int MAX_BYTES = 128 * 1024 * 1024;

    private final Path directory;
    private List<SecretKey> wraps;
    private final LogKeyFile log;
    private final Map<Integer, SubjectKey> subjects = new HashMap<>();
    private final Set<Integer> destroyed = new HashSet<>();
    private final Set<Integer> lost = new HashSet<>();
    private final Set<Integer> missing = new HashSet<>();

    private KeyFiles(Path directory, List<SecretKey> wraps, LogKeyFile log) {
        this.directory = directory;
        this.wraps = wraps;
        this.log = log;
    }

    /** Reads and unwraps all of them; the reason for a refusal begins with the file's name. */
    static KeyFiles read(Path directory) throws IOException, RefusedException {
        List<SecretKey> wraps = wraps(directory);
        KeyFiles keys = new KeyFiles(directory, wraps, LogKeyFile.read(directory, wraps));
        keys.readSubjects();
        return keys;
    }

    /** The box key; two of them while one is being exchanged for the other. */
    private static List<SecretKey> wraps(Path directory) throws IOException, RefusedException {
        List<SecretKey> wraps = new ArrayList<>(List.of(wrap("box.key", file(directory, "box.key"))));
        if (Files.exists(directory.resolve("box.next"))) {
            wraps.add(wrap("box.next", file(directory, "box.next")));
        }
        return wraps;
    }

    private static SecretKey wrap(String name, byte[] box) throws RefusedException {
        RefusedException.unless(box.length == KEY_LENGTH, name + " has " + box.length + " bytes");
        return new SecretKeySpec(SubjectKey.derived(box, "lares/wrap/v1"), "AES");
    }

    /** Whether a subject's key was destroyed because somebody was erased: what is under it stays closed. */
    boolean isDestroyed(int index) {
        return destroyed.contains(index);
    }

    /** Whether a subject's key was made after these, which were put back as a key file had them: nobody has it any more. */
    boolean isLost(int index) {
        return lost.contains(index);
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
        if (!subjects.containsKey(index) && !isDestroyed(index) && !isLost(index) && missing.add(index)) {
            try {
                wraps = wraps(directory);
                readSubjects();
            } catch (IOException e) {
                throw new RefusedException("subjects.keys cannot be read again", e);
            }
        }
        return Optional.ofNullable(subjects.get(index));
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

    private void readSubjects() throws IOException, RefusedException {
        byte[] file = file(directory, "subjects.keys");
        int end = file.length - Integer.BYTES;
        byte[] magic = Arrays.copyOf(file, SUBJECTS_MAGIC.length);
        boolean first = Arrays.equals(magic, FIRST_SUBJECTS_MAGIC);
        boolean third = Arrays.equals(magic, THIRD_SUBJECTS_MAGIC);
        boolean formed = end >= SUBJECTS_MAGIC.length && (first || third || Arrays.equals(magic, SUBJECTS_MAGIC));
        RefusedException.unless(formed, "subjects.keys is no file of subject keys");
        CRC32C crc = new CRC32C();
        crc.update(file, 0, end);
        ByteBuffer in = ByteBuffer.wrap(file);
        RefusedException.unless(in.getInt(end) == (int) crc.getValue(), "subjects.keys has a wrong checksum");
        in.position(SUBJECTS_MAGIC.length).limit(end);
        try {
            in.get(new byte[first ? 0 : SUBJECTS_HEAD]);
            for (int left = in.getInt(); left > 0; left--) {
                readSubject(in);
            }
            for (int left = first ? 0 : in.getInt(); left > 0; left--) {
                int index = in.getInt();
                in.getLong();
                destroyed.add(index);
                subjects.remove(index);
            }
            if (third) {
                readLost(in);
            }
            RefusedException.unless(!in.hasRemaining(), "subjects.keys has bytes behind its last subject");
        } catch (BufferUnderflowException e) {
            throw new RefusedException("subjects.keys ends too soon", e);
        }
    }

    /** Before them comes the highest number that may not be given again. */
    private void readLost(ByteBuffer in) {
        in.getInt();
        for (int left = in.getInt(); left > 0; left--) {
            lost.add(in.getInt());
        }
    }

    private void readSubject(ByteBuffer in) throws RefusedException {
        int index = in.getInt();
        byte[] name = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(name);
        byte[] associated = ByteBuffer.allocate(Integer.BYTES + Short.BYTES + name.length)
                .putInt(index)
                .putShort((short) name.length)
                .put(name)
                .array();
        byte[] wrapped = new byte[WRAPPED_LENGTH];
        in.get(wrapped);
        subjects.put(index, new SubjectKey(unwrapped(wraps, associated, wrapped, "subjects.keys")));
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
