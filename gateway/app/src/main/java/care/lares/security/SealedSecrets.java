// SPDX-License-Identifier: Apache-2.0
package care.lares.security;

import care.lares.crypto.AesGcm;
import care.lares.crypto.ForgedException;
import care.lares.domain.ContactId;
import care.lares.domain.DeviceId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Secrets the gateway itself needs again: a device's DTLS key, what a webhook is signed with. Entries hold them sealed
 * under a key of the box, so that a receipt of such an entry tells nobody. Safe for use by several threads.
 */
public final class SealedSecrets {
    /** The purpose under which the box's key for this is derived. */
    public static final String LABEL = "lares/secret/v1";

    private static final HexFormat HEX = HexFormat.of();

    private final AesGcm.Key key;
    private final AesGcm cipher = new AesGcm();
    private final SecureRandom random;

    /**
     * Seals under this key.
     *
     * @param derivedKey the box's key for {@link #LABEL}, 32 bytes
     */
    public SealedSecrets(byte[] derivedKey, SecureRandom random) {
        this.key = AesGcm.key(derivedKey);
        this.random = random;
    }

    /** What a device's key is sealed for. */
    public static String of(DeviceId device) {
        return "device/" + device;
    }

    /** What the secret of a contact's channel is sealed for. */
    public static String of(ContactId contact, String channel) {
        return "contact/" + contact + "/" + channel;
    }

    /**
     * Seals a secret.
     *
     * @param owner whose it is: opens for nobody else
     * @return lower-case hexadecimal
     */
    public synchronized String seal(String owner, byte[] secret) {
        byte[] nonce = new byte[AesGcm.NONCE_LENGTH];
        random.nextBytes(nonce);
        byte[] encrypted = cipher.encrypt(key, nonce, owner.getBytes(StandardCharsets.UTF_8), secret);
        return HEX.formatHex(nonce) + HEX.formatHex(encrypted);
    }

    /** The secret again; empty when it was sealed by another box, for another owner, or is none. */
    public synchronized Optional<byte[]> open(String owner, String sealed) {
        if (sealed.length() < 2 * (AesGcm.NONCE_LENGTH + AesGcm.TAG_LENGTH)) {
            return Optional.empty();
        }
        byte[] bytes = HEX.parseHex(sealed);
        byte[] encrypted = Arrays.copyOfRange(bytes, AesGcm.NONCE_LENGTH, bytes.length);
        try {
            return Optional.of(cipher.decrypt(key, bytes, owner.getBytes(StandardCharsets.UTF_8), encrypted));
        } catch (ForgedException foreign) {
            return Optional.empty();
        }
    }
}
