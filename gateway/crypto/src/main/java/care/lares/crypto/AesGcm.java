// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM (NIST SP 800-38D) with 96-bit nonces and 128-bit tags. For one thread: it keeps ciphers ready. */
public final class AesGcm {
    /** Length of a key in bytes. */
    public static final int KEY_LENGTH = 32;
    /** Length of a nonce in bytes. */
    public static final int NONCE_LENGTH = 12;
    /** How many bytes longer than the plain text the ciphertext is. */
    public static final int TAG_LENGTH = 16;

    /**
     * Most keys kept expanded, about 3 kB each: the residents of a large house. Changing a cipher's key costs three times
     * as much as encrypting a reading.
     */
    private static final int MAX_READY = 256;

    private final Map<Key, Cipher> encrypting = new Ready();
    private final Map<Key, Cipher> decrypting = new Ready();

    /**
     * A key in the form the cipher wants; kept by callers, because making one costs.
     *
     * @param bytes 32 bytes
     */
    public static Key key(byte[] bytes) {
        if (bytes.length != KEY_LENGTH) {
            throw new IllegalArgumentException("key has " + bytes.length + " bytes instead of " + KEY_LENGTH);
        }
        return new Key(new SecretKeySpec(bytes, "AES"));
    }

    /**
     * Encrypts.
     *
     * @param nonce its first 12 bytes are taken; never the same with one key and two different messages
     * @param associated authenticated, not encrypted
     * @return ciphertext and tag
     */
    public byte[] encrypt(Key key, byte[] nonce, byte[] associated, byte[] plain) {
        try {
            Cipher cipher = encrypting(key, parameters(nonce));
            cipher.updateAAD(associated);
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM refused to encrypt", e);
        }
    }

    /**
     * Decrypts.
     *
     * @throws ForgedException when key, nonce, associated data and ciphertext do not belong together
     */
    public byte[] decrypt(Key key, byte[] nonce, byte[] associated, byte[] encrypted) throws ForgedException {
        if (encrypted.length < TAG_LENGTH) {
            throw new ForgedException("shorter than its tag");
        }
        try {
            Cipher cipher = decrypting.computeIfAbsent(key, absent -> newCipher());
            cipher.init(Cipher.DECRYPT_MODE, key.secret, parameters(nonce));
            cipher.updateAAD(associated);
            return cipher.doFinal(encrypted);
        } catch (AEADBadTagException e) {
            throw new ForgedException("not what was encrypted under this key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM refused to decrypt", e);
        }
    }

    private Cipher encrypting(Key key, AlgorithmParameterSpec parameters) throws GeneralSecurityException {
        Cipher cipher = encrypting.computeIfAbsent(key, absent -> newCipher());
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key.secret, parameters);
            return cipher;
        } catch (InvalidAlgorithmParameterException e) {
            // The JDK refuses the nonce it had last; a synthetic nonce comes again when the same message does.
            Cipher fresh = newCipher();
            fresh.init(Cipher.ENCRYPT_MODE, key.secret, parameters);
            encrypting.put(key, fresh);
            return fresh;
        }
    }

    private static Cipher newCipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-GCM", e);
        }
    }

    private static AlgorithmParameterSpec parameters(byte[] nonce) {
        return new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, nonce, 0, NONCE_LENGTH);
    }

    /** Ciphers that were used last. */
    private static final class Ready extends LinkedHashMap<Key, Cipher> {
        private static final long serialVersionUID = 1L;

        Ready() {
            super(MAX_READY, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Cipher> eldest) {
            return size() > MAX_READY;
        }
    }

    /** A key ready for use; never prints itself. */
    public static final class Key {
        private final SecretKeySpec secret;

        private Key(SecretKeySpec secret) {
            this.secret = secret;
        }
    }
}
