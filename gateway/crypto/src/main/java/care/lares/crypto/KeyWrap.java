// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/** Keys encrypted under the box key: a random nonce (12), then AES-256-GCM of 32 bytes with its tag (48). For any thread. */
final class KeyWrap implements Unwrapping {
    /** Length of the id of a key in bytes: tells two of them apart, and tells nothing of either. */
    static final int ID_LENGTH = 8;

    static final int WRAPPED_LENGTH = AesGcm.NONCE_LENGTH + AesGcm.KEY_LENGTH + AesGcm.TAG_LENGTH;

    private final AesGcm cipher = new AesGcm();
    private final AesGcm.Key boxKey;
    private final SecureRandom random;
    private final String id;

    KeyWrap(byte[] boxKey, SecureRandom random) {
        this.boxKey = AesGcm.key(Hkdf.derive(boxKey, "lares/wrap/v1"));
        this.random = random;
        this.id = idOf(boxKey);
    }

    /** What a key is known by, 16 lower-case hexadecimal digits. */
    static String idOf(byte[] key) {
        return HexFormat.of().formatHex(Hkdf.derive(key, "lares/key-id/v1"), 0, ID_LENGTH);
    }

    /** What the box key is known by. */
    String id() {
        return id;
    }

    /** Wraps a key for one place, which {@code associated} names. */
    synchronized byte[] wrap(byte[] key, byte[] associated) {
        byte[] nonce = new byte[AesGcm.NONCE_LENGTH];
        random.nextBytes(nonce);
        byte[] encrypted = cipher.encrypt(boxKey, nonce, associated, key);
        byte[] wrapped = Arrays.copyOf(nonce, WRAPPED_LENGTH);
        System.arraycopy(encrypted, 0, wrapped, nonce.length, encrypted.length);
        return wrapped;
    }

    @Override
    public synchronized byte[] unwrap(byte[] wrapped, byte[] associated) throws ForgedException {
        if (wrapped.length != WRAPPED_LENGTH) {
            throw new ForgedException("wrapped key has " + wrapped.length + " bytes");
        }
        byte[] encrypted = Arrays.copyOfRange(wrapped, AesGcm.NONCE_LENGTH, wrapped.length);
        return cipher.decrypt(boxKey, wrapped, associated, encrypted);
    }
}
