// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The keys of this box for other purposes, such as the names by which a monitoring centre knows people: always the same,
 * whatever becomes of the box key. The bytes of {@code derived.keys}: magic {@code LARESDK1} (8), the wrapped root (60)
 * with the magic as associated data, number of kept keys u16, for each the length of its label u16, label in UTF-8 and
 * wrapped key (60) with magic and label as associated data, at last CRC32C u32 of everything before.
 *
 * <p>A kept key is one that older versions derived from the box key itself.
 */
final class DerivedKeys {
    static final String FILE = "derived.keys";

    private static final byte[] MAGIC = "LARESDK1".getBytes(StandardCharsets.US_ASCII);
    /** Everything that was derived from the box key before it could be exchanged; never another one. */
    private static final List<String> OF_THE_BOX = List.of(
            "lares/alarm-id/v1", "lares/dtls-psk/v1", "lares/gateway-id/v1", "lares/pseudonym/v1", "lares/secret/v1");

    private final byte[] root;
    private final Map<String, byte[]> kept;

    private DerivedKeys(byte[] root, Map<String, byte[]> kept) {
        this.root = root;
        this.kept = kept;
    }

    /** Those of a new box. */
    static DerivedKeys made(SecureRandom random) {
        byte[] root = new byte[AesGcm.KEY_LENGTH];
        random.nextBytes(root);
        return new DerivedKeys(root, Map.of());
    }

    /** Those of a box whose keys were derived from its box key so far: they stay as they are. */
    static DerivedKeys ofBox(byte[] boxKey, SecureRandom random) {
        Map<String, byte[]> kept = new TreeMap<>();
        OF_THE_BOX.forEach(label -> kept.put(label, Hkdf.derive(boxKey, label)));
        return new DerivedKeys(made(random).root, kept);
    }

    /** Those of a data directory; a box of an older version has no file of them, and keeps what it derived. */
    static DerivedKeys in(MirroredFiles files, byte[] boxKey, boolean older, Unwrapping keys, SecureRandom random)
            throws IOException, DamagedKeysException {
        Optional<DerivedKeys> stored = files.read(FILE, bytes -> read(bytes, keys));
        if (stored.isEmpty() && older) {
            return ofBox(boxKey, random);
        }
        return stored.orElseThrow(() -> new DamagedKeysException(FILE + " is missing"));
    }

    /** The key for a purpose, 32 bytes. */
    byte[] of(String label) {
        byte[] known = kept.get(label);
        return known != null ? known.clone() : Hkdf.derive(root, label);
    }

    byte[] write(KeyWrap wrap) {
        int length = MAGIC.length + KeyWrap.WRAPPED_LENGTH + Short.BYTES + Integer.BYTES;
        for (String label : kept.keySet()) {
            length += Short.BYTES + utf8(label).length + KeyWrap.WRAPPED_LENGTH;
        }
        ByteBuffer out = ByteBuffer.allocate(length).put(MAGIC).put(wrap.wrap(root, MAGIC));
        out.putShort((short) kept.size());
        kept.forEach((label, key) -> {
            byte[] name = utf8(label);
            out.putShort((short) name.length).put(name).put(wrap.wrap(key, associated(name)));
        });
        return out.putInt(Checksum.of(out.array(), out.position())).array();
    }

    static DerivedKeys read(byte[] bytes, Unwrapping keys) throws ForgedException {
        int end = bytes.length - Integer.BYTES;
        if (end < MAGIC.length || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new ForgedException("is of another kind");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.getInt(end) != Checksum.of(bytes, end)) {
            throw new ForgedException("checksum is wrong");
        }
        in.position(MAGIC.length).limit(end);
        try {
            byte[] root = keys.unwrap(wrapped(in), MAGIC);
            Map<String, byte[]> kept = new TreeMap<>();
            for (int left = Short.toUnsignedInt(in.getShort()); left > 0; left--) {
                byte[] name = new byte[Short.toUnsignedInt(in.getShort())];
                in.get(name);
                kept.put(new String(name, StandardCharsets.UTF_8), keys.unwrap(wrapped(in), associated(name)));
            }
            return new DerivedKeys(root, kept);
        } catch (BufferUnderflowException e) {
            throw new ForgedException("ends too soon", e);
        }
    }

    private static byte[] wrapped(ByteBuffer in) {
        byte[] wrapped = new byte[KeyWrap.WRAPPED_LENGTH];
        in.get(wrapped);
        return wrapped;
    }

    private static byte[] associated(byte[] label) {
        byte[] associated = Arrays.copyOf(MAGIC, MAGIC.length + label.length);
        System.arraycopy(label, 0, associated, MAGIC.length, label.length);
        return associated;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
