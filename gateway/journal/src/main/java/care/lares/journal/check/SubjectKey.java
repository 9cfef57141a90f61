// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The keys of one erasure subject, derived from its stored one. */
final class SubjectKey {
    private final byte[] leaf;
    private final byte[] snapshot;
    private final SecretKey payload;

    SubjectKey(byte[] stored) {
        this.leaf = derived(stored, "lares/leaf/v1");
        this.snapshot = derived(stored, "lares/snapshot/v1");
        this.payload = new SecretKeySpec(derived(stored, "lares/payload/v1"), "AES");
    }

    /** What the keys of leaves are made from. */
    byte[] leaf() {
        return leaf;
    }

    /** What snapshot items are committed to with. */
    byte[] snapshot() {
        return snapshot;
    }

    /** What payloads are encrypted with. */
    SecretKey payload() {
        return payload;
    }

    static byte[] derived(byte[] key, String label) {
        return Hmac.hkdf(key, label.getBytes(StandardCharsets.UTF_8));
    }
}
