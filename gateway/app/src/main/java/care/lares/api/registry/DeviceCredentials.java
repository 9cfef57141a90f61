// SPDX-License-Identifier: Apache-2.0
package care.lares.api.registry;

import care.lares.domain.DeviceId;
import care.lares.domain.Proof;
import care.lares.journal.DeviceCredential;
import care.lares.security.SealedSecrets;
import care.lares.security.Secrets;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Mints what devices prove themselves with. */
public final class DeviceCredentials {
    /** Length of a key for DTLS in bytes: 128 bits, as the cipher suites take. */
    private static final int KEY_BYTES = 16;

    private final SecureRandom random;
    private final Secrets secrets;
    private final SealedSecrets sealed;

    /** Keys the gateway needs again are kept sealed. */
    public DeviceCredentials(SecureRandom random, SealedSecrets sealed) {
        this.random = random;
        this.secrets = new Secrets(random);
        this.sealed = sealed;
    }

    /**
     * A credential that has just been minted.
     *
     * @param kept what the log holds
     * @param shown what is shown once
     */
    record Minted(DeviceCredential kept, JsonObject shown) {
        void showIn(JsonObject answer) {
            answer.mergeIn(shown);
        }
    }

    Minted mint(DeviceId device, Proof proof) {
        if (proof == Proof.BRIDGE) {
            return new Minted(new DeviceCredential(Proof.BRIDGE, "", ""), new JsonObject());
        }
        String secret = secrets.mint();
        String hash = Secrets.hash(secret);
        JsonObject shown = new JsonObject().put("secret", secret);
        if (proof != Proof.PSK) {
            return new Minted(DeviceCredential.ofSecret(hash), shown);
        }
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        String sealedKey = sealed.seal(SealedSecrets.of(device), key);
        shown.put(
                "psk",
                new JsonObject()
                        .put("identity", device.value())
                        .put("key", HexFormat.of().formatHex(key)));
        return new Minted(new DeviceCredential(Proof.PSK, hash, sealedKey), shown);
    }
}
