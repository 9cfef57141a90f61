// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.Proof;
import java.util.regex.Pattern;

/**
 * What a device is known by.
 *
 * @param proof how its transport proves it
 * @param secretHash SHA-256 of the secret minted for it, 32 bytes in lower-case hexadecimal; empty when it has none
 * @param sealedKey the key it shares with the gateway, sealed so that no receipt opens it, lower-case hexadecimal; empty
 *     when there is none
 */
public record DeviceCredential(Proof proof, String secretHash, String sealedKey) {
    private static final Pattern HASH = Pattern.compile("(?:[0-9a-f]{64})?");
    private static final Pattern SEALED = Pattern.compile("(?:[0-9a-f]{2})*");

    /** A device that proves nothing. */
    public static final DeviceCredential NONE = new DeviceCredential(Proof.NONE, "", "");

    /** Refuses what is no hash. */
    public DeviceCredential {
        if (!HASH.matcher(secretHash).matches()) {
            throw new IllegalArgumentException("a secret's hash has 64 hexadecimal digits, or none");
        }
        if (!SEALED.matcher(sealedKey).matches()) {
            throw new IllegalArgumentException("a sealed key is hexadecimal");
        }
    }

    /** Known by the secret with this hash. */
    public static DeviceCredential ofSecret(String secretHash) {
        return new DeviceCredential(Proof.SECRET, secretHash, "");
    }

    @Override
    public String toString() {
        return "DeviceCredential[" + proof + "]";
    }
}
