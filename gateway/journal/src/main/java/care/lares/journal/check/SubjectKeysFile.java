// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;
import javax.crypto.SecretKey;

/**
 * The keys of subjects.
 *
 * @param keys by their index
 * @param destroyed indexes of those that were
 * @param lost indexes of those that logs use and that are nowhere
 */
record SubjectKeysFile(Map<Integer, SubjectKey> keys, Set<Integer> destroyed, Set<Integer> lost) {
    static final String NAME = "subjects.keys";

    private static final byte[] MAGIC = "LARESSK2".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] THIRD_MAGIC = "LARESSK3".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FIRST_MAGIC = "LARESSK1".getBytes(StandardCharsets.US_ASCII);
    /** Between the magic and the keys: id of the box key before, and whether it must still be exchanged. */
    private static final int HEAD = 9;

    SubjectKeysFile {
        keys = Map.copyOf(keys);
        destroyed = Set.copyOf(destroyed);
        lost = Set.copyOf(lost);
    }

    static SubjectKeysFile parse(byte[] file, List<SecretKey> wraps) throws RefusedException {
        int end = file.length - Integer.BYTES;
        byte[] magic = Arrays.copyOf(file, MAGIC.length);
        boolean first = Arrays.equals(magic, FIRST_MAGIC);
        boolean third = Arrays.equals(magic, THIRD_MAGIC);
        boolean formed = end >= MAGIC.length && (first || third || Arrays.equals(magic, MAGIC));
        RefusedException.unless(formed, "subjects.keys is no file of subject keys");
        CRC32C crc = new CRC32C();
        crc.update(file, 0, end);
        ByteBuffer in = ByteBuffer.wrap(file);
        RefusedException.unless(in.getInt(end) == (int) crc.getValue(), "subjects.keys has a wrong checksum");
        in.position(MAGIC.length).limit(end);
        try {
            in.get(new byte[first ? 0 : HEAD]);
            Map<Integer, SubjectKey> keys = new HashMap<>();
            for (int left = in.getInt(); left > 0; left--) {
                readSubject(in, wraps, keys);
            }
            Set<Integer> destroyed = first ? Set.of() : destroyed(in);
            Set<Integer> lost = third ? lost(in) : Set.of();
            RefusedException.unless(!in.hasRemaining(), "subjects.keys has bytes behind its last subject");
            return new SubjectKeysFile(keys, destroyed, lost);
        } catch (BufferUnderflowException e) {
            throw new RefusedException("subjects.keys ends too soon", e);
        }
    }

    private static void readSubject(ByteBuffer in, List<SecretKey> wraps, Map<Integer, SubjectKey> keys)
            throws RefusedException {
        int index = in.getInt();
        byte[] name = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(name);
        byte[] associated = ByteBuffer.allocate(Integer.BYTES + Short.BYTES + name.length)
                .putInt(index)
                .putShort((short) name.length)
                .put(name)
                .array();
        byte[] wrapped = new byte[KeyFiles.WRAPPED_LENGTH];
        in.get(wrapped);
        keys.put(index, new SubjectKey(KeyFiles.unwrapped(wraps, associated, wrapped, NAME)));
    }

    private static Set<Integer> destroyed(ByteBuffer in) {
        Set<Integer> destroyed = new HashSet<>();
        for (int left = in.getInt(); left > 0; left--) {
            destroyed.add(in.getInt());
            in.getLong();
        }
        return destroyed;
    }

    /** Before them comes the highest number that may not be given again. */
    private static Set<Integer> lost(ByteBuffer in) {
        in.getInt();
        Set<Integer> lost = new HashSet<>();
        for (int left = in.getInt(); left > 0; left--) {
            lost.add(in.getInt());
        }
        return lost;
    }
}
