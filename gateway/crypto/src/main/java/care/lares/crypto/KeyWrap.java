// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import java.security.SecureRandom;
import java.util.Arrays;

/** Keys encrypted under the box key: a random nonce (12), then AES-256-GCM of 32 bytes with its tag (48). */
final class KeyWrap {
    static final int WRAPPED_LENGTH = AesGcm.NONCE_LENGTH + AesGcm.KEY_LENGTH + AesGcm.TAG_LENGTH;

    private final AesGcm cipher = new AesGcm();
    private final AesGcm.Key boxKey;
    private final SecureRandom random;

    KeyWrap(byte[] boxKey, SecureRandom random) {
        this.boxKey = AesGcm.key(Hkdf.derive(boxKey, "lares/wrap/v1"));
        this.random = random;
    }

    /** Wraps a key for one place, which {@code associated} names. */
    byte[] wrap(byte[] key, byte[] associated) {
        byte[] nonce = new byte[AesGcm.NONCE_LENGTH];
        random.nextBytes(nonce);
        byte[] encrypted = cipher.encrypt(boxKey, nonce, associated, key);
        byte[] wrapped = Arrays.copyOf(nonce, WRAPPED_LENGTH);
        System.arraycopy(encrypted, 0, wrapped, nonce.length, encrypted.length);
        return wrapped;
    }

    byte[] unwrap(byte[] wrapped, byte[] associated) throws ForgedException {
        if (wrapped.length != WRAPPED_LENGTH) {
            throw new ForgedException("wrapped key has " + wrapped.length + " bytes");
        }
        byte[] encrypted = Arrays.copyOfRange(wrapped, AesGcm.NONCE_LENGTH, wrapped.length);
        return cipher.decrypt(boxKey, wrapped, associated, encrypted);
    }
}
