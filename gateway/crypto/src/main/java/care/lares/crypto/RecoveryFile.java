// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a vault in one file, encrypted under a code that is kept apart from it: magic {@code LARESRK1} (8), nonce
 * (12, random), then AES-256-GCM with the magic as associated data of: number of files u32, and for each the length of its
 * name u16, name in UTF-8, length u32, content. The key is derived from the code's characters, of which there must be
 * enough that nobody can guess it.
 */
public final class RecoveryFile {
    private static final byte[] MAGIC = "LARESRK1".getBytes(StandardCharsets.US_ASCII);
    private static final String LABEL = "lares/recovery/v1";

    private RecoveryFile() {}

    /**
     * Encrypts files.
     *
     * @param files content by name
     * @param code minted, at least 128 bits
     */
    public static byte[] write(Map<String, byte[]> files, String code, SecureRandom random) {
        int length = Integer.BYTES;
        SortedMap<String, byte[]> sorted = new TreeMap<>(files);
        for (Map.Entry<String, byte[]> file : sorted.entrySet()) {
            length += Short.BYTES + utf8(file.getKey()).length + Integer.BYTES + file.getValue().length;
        }
        ByteBuffer plain = ByteBuffer.allocate(length).putInt(sorted.size());
        sorted.forEach((name, content) -> plain.putShort((short) utf8(name).length)
                .put(utf8(name))
                .putInt(content.length)
                .put(content));
        byte[] nonce = new byte[AesGcm.NONCE_LENGTH];
        random.nextBytes(nonce);
        byte[] encrypted = new AesGcm().encrypt(key(code), nonce, MAGIC, plain.array());
        return ByteBuffer.allocate(MAGIC.length + nonce.length + encrypted.length)
                .put(MAGIC)
                .put(nonce)
                .put(encrypted)
                .array();
    }

    /**
     * The files again, content by name.
     *
     * @throws ForgedException when the code is another one, or this is not what was written
     */
    public static SortedMap<String, byte[]> read(byte[] bytes, String code) throws ForgedException {
        int head = MAGIC.length + AesGcm.NONCE_LENGTH;
        if (bytes.length < head + AesGcm.TAG_LENGTH || !Arrays.equals(Arrays.copyOf(bytes, MAGIC.length), MAGIC)) {
            throw new ForgedException("no file of keys");
        }
        byte[] nonce = Arrays.copyOfRange(bytes, MAGIC.length, head);
        byte[] plain = new AesGcm().decrypt(key(code), nonce, MAGIC, Arrays.copyOfRange(bytes, head, bytes.length));
        try {
            return files(ByteBuffer.wrap(plain));
        } catch (BufferUnderflowException | NegativeArraySizeException e) {
            throw new ForgedException("ends too soon", e);
        }
    }

    private static SortedMap<String, byte[]> files(ByteBuffer in) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (int left = in.getInt(); left > 0; left--) {
            byte[] name = new byte[Short.toUnsignedInt(in.getShort())];
            in.get(name);
            byte[] content = new byte[in.getInt()];
            in.get(content);
            files.put(new String(name, StandardCharsets.UTF_8), content);
        }
        return files;
    }

    private static AesGcm.Key key(String code) {
        return AesGcm.key(Hkdf.derive(utf8(code), LABEL));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
