// SPDX-License-Identifier: Apache-2.0
package care.lares.security;

import care.lares.domain.DeviceId;
import care.lares.domain.Proof;
import care.lares.journal.DeviceCredential;
import java.security.SecureRandom;

/** Mints what devices prove themselves with. */
public final class DeviceCredentials {
    private final Secrets secrets;
    private final Keys keys;

    /** Mints from this source. */
    public DeviceCredentials(SecureRandom random, Keys keys) {
        this.secrets = new Secrets(random);
        this.keys = keys;
    }

    /** The keys for DTLS of this gateway. */
    @FunctionalInterface
    public interface Keys {
        /** The key of the device whose secret has this hash, as text that is typed into it. */
        String of(DeviceId device, String secretHash);
    }

    /**
     * A credential that has just been minted.
     *
     * @param kept what the log holds
     * @param secret MQTT password and HTTP bearer token, shown once; empty when there is none
     * @param key the key for DTLS as text, shown once; empty when there is none
     */
    public record Minted(DeviceCredential kept, String secret, String key) {
        /** The secrets are nobody's business. */
        @Override
        public String toString() {
            return "Minted[" + kept + "]";
        }
    }

    /** What a device that proves itself so needs: nothing where another one speaks for it. */
    public Minted mint(DeviceId device, Proof proof) {
        if (proof == Proof.BRIDGE) {
            return new Minted(new DeviceCredential(Proof.BRIDGE, "", ""), "", "");
        }
        String secret = secrets.mint();
        String hash = Secrets.hash(secret);
        if (proof != Proof.PSK) {
            return new Minted(DeviceCredential.ofSecret(hash), secret, "");
        }
        return new Minted(new DeviceCredential(Proof.PSK, hash, ""), secret, keys.of(device, hash));
    }
}
