// SPDX-License-Identifier: Apache-2.0
package care.lares.security;

import care.lares.crypto.HmacSha256;
import care.lares.domain.DeviceId;
import java.nio.charset.StandardCharsets;

/**
 * The keys devices share with the gateway for DTLS. Both ends must have such a key itself, where of a password a hash is
 * enough; so that none lies on the disk, it is computed whenever it is needed: from a key of the box, the device's id,
 * and the hash of the secret minted when the device was enrolled. Enrolled anew, a device has a new key and the old one
 * is worth nothing; whoever has the log but not the box key has no key at all.
 */
public final class PresharedKeys {
    /** The purpose of the key of the box that they come from. */
    public static final String LABEL = "lares/dtls-psk/v1";

    private final byte[] key;

    /**
     * The keys of one box.
     *
     * @param key its key for {@link #LABEL}, 32 bytes
     */
    public PresharedKeys(byte[] key) {
        this.key = key.clone();
    }

    /**
     * A device's key, as text that is typed into it; its UTF-8 bytes are the key.
     *
     * @param secretHash of its latest enrolment, {@link Secrets#hash}
     */
    public String of(DeviceId device, String secretHash) {
        byte[] hash = new HmacSha256(key)
                .of(
                        device.value().getBytes(StandardCharsets.UTF_8),
                        new byte[1],
                        secretHash.getBytes(StandardCharsets.UTF_8));
        return Secrets.spelled(hash);
    }
}
