// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** Decrypts AES-256-GCM by the JDK. For one thread. */
final class Gcm {
    static final int NONCE_LENGTH = 12;
    static final int TAG_LENGTH = 16;

    private final Cipher cipher;

    Gcm() {
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-GCM", e);
        }
    }

    /** Decrypts what stands behind its associated data: {@code bytes[from, to)} with {@code bytes[aadFrom, from)}. */
    byte[] decrypt(SecretKey key, byte[] nonce, byte[] bytes, int aadFrom, int from, int to) throws RefusedException {
        try {
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, nonce, 0, NONCE_LENGTH));
            cipher.updateAAD(bytes, aadFrom, from - aadFrom);
            return cipher.doFinal(bytes, from, to - from);
        } catch (GeneralSecurityException e) {
            throw new RefusedException("it does not decrypt under its subject's key", e);
        }
    }

    /** Unwraps a nonce and an encrypted key. */
    byte[] unwrap(SecretKey key, byte[] associated, byte[] wrapped) throws RefusedException {
        byte[] both = Arrays.copyOf(associated, associated.length + wrapped.length - NONCE_LENGTH);
        System.arraycopy(wrapped, NONCE_LENGTH, both, associated.length, wrapped.length - NONCE_LENGTH);
        return decrypt(key, wrapped, both, 0, associated.length, both.length);
    }
}
