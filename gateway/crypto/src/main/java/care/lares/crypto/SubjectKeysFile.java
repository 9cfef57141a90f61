// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The bytes of {@code subjects.keys}: magic {@code LARESSK1} (8), number of subjects u32, then for each its index u32,
 * length of its name u16, name in UTF-8 and wrapped key (60), at last CRC32C u32 of everything before. Each key is wrapped
 * with index and name as associated data, so that none can stand in for another.
 */
final class SubjectKeysFile {
    private static final byte[] MAGIC = "LARESSK1".getBytes(StandardCharsets.US_ASCII);

    private SubjectKeysFile() {}

    static byte[] write(Collection<SubjectKeys> subjects, KeyWrap wrap) {
        int length = MAGIC.length + 2 * Integer.BYTES;
        for (SubjectKeys subject : subjects) {
            length += associated(subject.index(), utf8(subject.name())).length + KeyWrap.WRAPPED_LENGTH;
        }
        ByteBuffer out = ByteBuffer.allocate(length).put(MAGIC).putInt(subjects.size());
        for (SubjectKeys subject : subjects) {
            byte[] associated = associated(subject.index(), utf8(subject.name()));
            out.put(associated).put(wrap.wrap(subject.stored(), associated));
        }
        return out.putInt(crc(out.array(), out.position())).array();
    }

    static List<SubjectKeys> read(byte[] bytes, KeyWrap wrap) throws ForgedException {
        int end = bytes.length - Integer.BYTES;
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (end < MAGIC.length || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new ForgedException("no file of subject keys");
        }
        if (in.getInt(end) != crc(bytes, end)) {
            throw new ForgedException("checksum is wrong");
        }
        in.position(MAGIC.length).limit(end);
        try {
            List<SubjectKeys> subjects = new ArrayList<>();
            for (int left = in.getInt(); left > 0; left--) {
                subjects.add(readOne(in, wrap));
            }
            return subjects;
        } catch (BufferUnderflowException e) {
            throw new ForgedException("ends too soon", e);
        }
    }

    private static SubjectKeys readOne(ByteBuffer in, KeyWrap wrap) throws ForgedException {
        int index = in.getInt();
        byte[] name = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(name);
        byte[] wrapped = new byte[KeyWrap.WRAPPED_LENGTH];
        in.get(wrapped);
        byte[] key = wrap.unwrap(wrapped, associated(index, name));
        return new SubjectKeys(index, new String(name, StandardCharsets.UTF_8), key);
    }

    private static byte[] associated(int index, byte[] name) {
        return ByteBuffer.allocate(Integer.BYTES + Short.BYTES + name.length)
                .putInt(index)
                .putShort((short) name.length)
                .put(name)
                .array();
    }

    private static byte[] utf8(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    private static int crc(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
