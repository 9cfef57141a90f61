// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104) and the one use of HKDF (RFC 5869) there is: no salt, 32 bytes. */
final class Hmac {
    private static final String NAME = "HmacSHA256";
    private static final ThreadLocal<Mac> MAC = ThreadLocal.withInitial(Hmac::lookedUp);

    private Hmac() {}

    static byte[] of(byte[] key, byte[] message) {
        try {
            Mac mac = MAC.get();
            mac.init(new SecretKeySpec(key, NAME));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC refuses a key of " + key.length + " bytes", e);
        }
    }

    static byte[] hkdf(byte[] key, byte[] info) {
        byte[] first = Arrays.copyOf(info, info.length + 1);
        first[info.length] = 1;
        return of(of(new byte[Sha256.LENGTH], key), first);
    }

    private static Mac lookedUp() {
        try {
            return Mac.getInstance(NAME);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", e);
        }
    }
}
