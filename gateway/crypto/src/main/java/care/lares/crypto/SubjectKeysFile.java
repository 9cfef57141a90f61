// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The bytes of {@code subjects.keys}: magic {@code LARESSK2} (8), id of the box key before this one (8, zeros when there
 * was none), u8 1 while the box key must still be exchanged because keys were destroyed, else 0, number of keys u32, then for each its index u32, length of its name u16, name in UTF-8 and wrapped key (60);
 * number of destroyed keys u32, then for each its index u32 and when, i64 microseconds; at last CRC32C u32 of everything
 * before. Each key is wrapped with index and name as associated data, so that none can stand in for another. Several keys
 * may have one name: the one with the highest index is written with.
 *
 * <p>The first form, magic {@code LARESSK1}, knew neither an older box key nor destroyed keys.
 */
final class SubjectKeysFile {
    private static final byte[] MAGIC = "LARESSK2".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FIRST_MAGIC = "LARESSK1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NO_ID = new byte[KeyWrap.ID_LENGTH];
    private static final int DESTROYED_LENGTH = Integer.BYTES + Long.BYTES;

    private SubjectKeysFile() {}

    /**
     * What is in the file.
     *
     * @param previousBox id of the box key before this one, lower-case hexadecimal
     * @param pending whether the box key must still be exchanged because keys were destroyed
     * @param subjects the keys there are
     * @param destroyed indexes of those that were, and when
     */
    record Content(
            Optional<String> previousBox,
            boolean pending,
            Collection<SubjectKeys> subjects,
            Map<Integer, Instant> destroyed) {
        Content {
            subjects = List.copyOf(subjects);
            destroyed = Map.copyOf(destroyed);
        }
    }

    /** Whether these are the bytes of the first form: its box derived other keys from the box key itself. */
    static boolean isFirstForm(byte[] bytes) {
        return begins(bytes, FIRST_MAGIC);
    }

    static byte[] write(Content content, KeyWrap wrap) {
        int length = MAGIC.length + KeyWrap.ID_LENGTH + 1 + 3 * Integer.BYTES;
        for (SubjectKeys subject : content.subjects()) {
            length += associated(subject.index(), utf8(subject.name())).length + KeyWrap.WRAPPED_LENGTH;
        }
        length += content.destroyed().size() * DESTROYED_LENGTH;
        ByteBuffer out = ByteBuffer.allocate(length).put(MAGIC);
        out.put(content.previousBox().map(HexFormat.of()::parseHex).orElse(NO_ID));
        out.put((byte) (content.pending() ? 1 : 0));
        out.putInt(content.subjects().size());
        for (SubjectKeys subject : content.subjects()) {
            byte[] associated = associated(subject.index(), utf8(subject.name()));
            out.put(associated).put(wrap.wrap(subject.stored(), associated));
        }
        out.putInt(content.destroyed().size());
        new TreeMap<>(content.destroyed())
                .forEach((index, at) -> out.putInt(index).putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at)));
        return out.putInt(Checksum.of(out.array(), out.position())).array();
    }

    static Content read(byte[] bytes, Unwrapping keys) throws ForgedException {
        int end = bytes.length - Integer.BYTES;
        boolean first = isFirstForm(bytes);
        if (end < MAGIC.length || !(first || begins(bytes, MAGIC))) {
            throw new ForgedException("no file of subject keys");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.getInt(end) != Checksum.of(bytes, end)) {
            throw new ForgedException("checksum is wrong");
        }
        in.position(MAGIC.length).limit(end);
        try {
            Optional<String> previousBox = first ? Optional.empty() : previousBox(in);
            boolean pending = !first && in.get() != 0;
            List<SubjectKeys> subjects = new ArrayList<>();
            for (int left = in.getInt(); left > 0; left--) {
                subjects.add(readOne(in, keys));
            }
            return new Content(previousBox, pending, subjects, first ? Map.of() : destroyed(in));
        } catch (BufferUnderflowException e) {
            throw new ForgedException("ends too soon", e);
        }
    }

    private static Optional<String> previousBox(ByteBuffer in) {
        byte[] id = new byte[KeyWrap.ID_LENGTH];
        in.get(id);
        return Arrays.equals(id, NO_ID)
                ? Optional.empty()
                : Optional.of(HexFormat.of().formatHex(id));
    }

    private static Map<Integer, Instant> destroyed(ByteBuffer in) {
        Map<Integer, Instant> destroyed = new TreeMap<>();
        for (int left = in.getInt(); left > 0; left--) {
            destroyed.put(in.getInt(), Instant.EPOCH.plus(in.getLong(), ChronoUnit.MICROS));
        }
        return destroyed;
    }

    private static SubjectKeys readOne(ByteBuffer in, Unwrapping keys) throws ForgedException {
        int index = in.getInt();
        byte[] name = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(name);
        byte[] wrapped = new byte[KeyWrap.WRAPPED_LENGTH];
        in.get(wrapped);
        byte[] key = keys.unwrap(wrapped, associated(index, name));
        return new SubjectKeys(index, new String(name, StandardCharsets.UTF_8), key);
    }

    private static byte[] associated(int index, byte[] name) {
        return ByteBuffer.allocate(Integer.BYTES + Short.BYTES + name.length)
                .putInt(index)
                .putShort((short) name.length)
                .put(name)
                .array();
    }

    private static boolean begins(byte[] bytes, byte[] magic) {
        return bytes.length >= magic.length && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }

    private static byte[] utf8(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }
}
