// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import java.nio.ByteBuffer;

/**
 * A key that only goes forward: each one authenticates one thing and is then replaced by one derived from it, from which it
 * cannot be found again. Who has the first one can check everything; who takes the box gets the present one, and can
 * authenticate nothing that came before.
 */
public final class Ratchet {
    private static final String STEP = "lares/ratchet-step/v1";
    private static final String MAC = "lares/ratchet-mac/v1";

    private final String id;
    private final long index;
    private final byte[] key;

    Ratchet(String id, long index, byte[] key) {
        this.id = id;
        this.index = index;
        this.key = key.clone();
    }

    /** A ratchet at its beginning, from its first key, 32 random bytes. */
    public static Ratchet of(byte[] first) {
        return new Ratchet(KeyWrap.idOf(first), 0, first);
    }

    /** What its first key is known by, 16 lower-case hexadecimal digits. */
    public String id() {
        return id;
    }

    /** How many steps it has made. */
    public long index() {
        return index;
    }

    /** What authenticates a message at this step, 32 bytes; one message a step. */
    public byte[] mac(byte[] message) {
        byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(index).array();
        return new HmacSha256(Hkdf.derive(key, MAC)).of(number, message);
    }

    /** It one step on. */
    public Ratchet next() {
        return new Ratchet(id, index + 1, Hkdf.derive(key, STEP));
    }

    byte[] key() {
        return key.clone();
    }
}
