// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Keys that are no secret, and their files. */
final class SampleKeys {
    static final int SUBJECTS = 3;
    static final byte[] SEED = counting(0);
    private static final byte[] BOX = counting(128);
    private static final byte[] NONCE = Arrays.copyOf(counting(200), 12);

    SampleKeys(Path directory) {
        SampleDirectory.write(directory.resolve("box.key"), BOX);
        byte[] magic = "LARESLK1".getBytes(StandardCharsets.US_ASCII);
        SampleDirectory.write(directory.resolve("log.key"), joined(magic, wrapped(SEED, magic)));
        SampleDirectory.write(directory.resolve("subjects.keys"), subjects(SUBJECTS));
    }

    /** The bytes of {@code subjects.keys}. */
    byte[] subjects(int count) {
        byte[] file = joined(
                "LARESSK1".getBytes(StandardCharsets.US_ASCII),
                ByteBuffer.allocate(4).putInt(count).array());
        for (int index = 1; index <= count; index++) {
            byte[] name = (index == 1 ? "site" : "resident/r" + index).getBytes(StandardCharsets.UTF_8);
            byte[] head = ByteBuffer.allocate(6 + name.length)
                    .putInt(index)
                    .putShort((short) name.length)
                    .put(name)
                    .array();
            file = joined(joined(file, head), wrapped(subject(index), head));
        }
        int crc = SampleDirectory.crc(file, file.length);
        return joined(file, ByteBuffer.allocate(4).putInt(crc).array());
    }

    byte[] derived(int subject, String label) {
        return hkdf(subject(subject), label);
    }

    byte[] encrypted(int subject, byte[] c, byte[] associated, byte[] body) {
        return gcm(derived(subject, "lares/payload/v1"), Arrays.copyOf(c, 12), associated, body);
    }

    private static byte[] subject(int index) {
        return counting(64 + index - 1);
    }

    private static byte[] wrapped(byte[] key, byte[] associated) {
        return joined(NONCE, gcm(hkdf(BOX, "lares/wrap/v1"), NONCE, associated, key));
    }

    private static byte[] gcm(byte[] key, byte[] nonce, byte[] associated, byte[] plain) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            cipher.updateAAD(associated);
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hkdf(byte[] key, String label) {
        return mac(mac(new byte[32], key), (label + "\u0001").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] joined(byte[] a, byte[] b) {
        return ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
    }

    private static byte[] counting(int from) {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (from + i);
        }
        return bytes;
    }
}
