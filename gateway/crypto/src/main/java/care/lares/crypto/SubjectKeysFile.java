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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The bytes of {@code subjects.keys}: magic {@code LARESSK2} (8), id of the box key before this one (8, zeros when there
 * was none), u8 1 while the box key must still be exchanged because keys were destroyed, else 0, number of keys u32, then for each its index u32, length of its name u16, name in UTF-8 and wrapped key (60);
 * number of destroyed keys u32, then for each its index u32 and when, i64 microseconds; at last CRC32C u32 of everything
 * before. Each key is wrapped with index and name as associated data, so that none can stand in for another. Several keys
 * may have one name: the one with the highest index is written with.
 *
 * <p>The third form, magic {@code LARESSK3}, is written only where logs have entries under numbers that none of that knows,
 * since older keys were put back. Behind the destroyed ones it has the highest number that may not be given again u32, the
 * number of lost keys u32, and for each its index u32.
 *
 * <p>The first form, magic {@code LARESSK1}, knew neither an older box key nor destroyed keys.
 */
final class SubjectKeysFile {
    private static final byte[] MAGIC = "LARESSK2".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] THIRD_MAGIC = "LARESSK3".getBytes(StandardCharsets.US_ASCII);
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
     * @param reserved highest index that may not be given again
     * @param lost indexes of those that logs use and that are nowhere
     */
    record Content(
            Optional<String> previousBox,
            boolean pending,
            Collection<SubjectKeys> subjects,
            Map<Integer, Instant> destroyed,
            int reserved,
            Set<Integer> lost) {
        Content {
            subjects = List.copyOf(subjects);
            destroyed = Map.copyOf(destroyed);
            lost = Set.copyOf(lost);
        }

        /** Whether the second form holds all of it, which versions before the third read as well. */
        private boolean fitsSecondForm() {
            return lost.isEmpty()
                    && (subjects.stream().anyMatch(subject -> subject.index() >= reserved)
                            || destroyed.keySet().stream().anyMatch(index -> index >= reserved)
                            || reserved == 0);
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
        boolean second = content.fitsSecondForm();
        length += second ? 0 : (2 + content.lost().size()) * Integer.BYTES;
        ByteBuffer out = ByteBuffer.allocate(length).put(second ? MAGIC : THIRD_MAGIC);
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
        if (!second) {
            out.putInt(content.reserved()).putInt(content.lost().size());
            new TreeSet<>(content.lost()).forEach(out::putInt);
        }
        return out.putInt(Checksum.of(out.array(), out.position())).array();
    }

    /**
     * What a file holds.
     *
     * @param firstForm whether it is to be written anew
     * @param content all of it
     */
    record Stored(boolean firstForm, Content content) {}

    static Stored stored(byte[] bytes, Unwrapping keys) throws ForgedException {
        return new Stored(isFirstForm(bytes), read(bytes, keys));
    }

    static Content read(byte[] bytes, Unwrapping keys) throws ForgedException {
        boolean first = isFirstForm(bytes);
        ByteBuffer in = content(bytes);
        try {
            Optional<String> previousBox = first ? Optional.empty() : previousBox(in);
            boolean pending = !first && in.get() != 0;
            List<SubjectKeys> subjects = new ArrayList<>();
            for (int left = in.getInt(); left > 0; left--) {
                subjects.add(readOne(in, keys));
            }
            Map<Integer, Instant> destroyed = first ? Map.of() : destroyed(in);
            boolean third = begins(bytes, THIRD_MAGIC);
            return new Content(
                    previousBox, pending, subjects, destroyed, third ? in.getInt() : 0, third ? lost(in) : Set.of());
        } catch (BufferUnderflowException e) {
            throw new ForgedException("ends too soon", e);
        }
    }

    /** Which keys were destroyed and when, as it says without any key. */
    static Map<Integer, Instant> destroyedIn(byte[] bytes) throws ForgedException {
        if (isFirstForm(bytes)) {
            return Map.of();
        }
        ByteBuffer in = content(bytes);
        try {
            in.get(new byte[KeyWrap.ID_LENGTH + 1]);
            for (int left = in.getInt(); left > 0; left--) {
                in.getInt();
                in.get(new byte[Short.toUnsignedInt(in.getShort()) + KeyWrap.WRAPPED_LENGTH]);
            }
            return destroyed(in);
        } catch (BufferUnderflowException e) {
            throw new ForgedException("ends too soon", e);
        }
    }

    /** What is between magic and checksum, both of which are right. */
    private static ByteBuffer content(byte[] bytes) throws ForgedException {
        int end = bytes.length - Integer.BYTES;
        if (end < MAGIC.length || !(isFirstForm(bytes) || begins(bytes, MAGIC) || begins(bytes, THIRD_MAGIC))) {
            throw new ForgedException("no file of subject keys");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.getInt(end) != Checksum.of(bytes, end)) {
            throw new ForgedException("checksum is wrong");
        }
        return in.position(MAGIC.length).limit(end);
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

    private static Set<Integer> lost(ByteBuffer in) {
        Set<Integer> lost = new TreeSet<>();
        for (int left = in.getInt(); left > 0; left--) {
            lost.add(in.getInt());
        }
        return lost;
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
