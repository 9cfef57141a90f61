// SPDX-License-Identifier: Apache-2.0
package care.lares.crypto;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A ratchet as it is stored, {@code ratchet.key} and before it is begun {@code ratchet.next}: magic {@code LARESMR1} (8), id
 * (8), index u64, number of the sealing it is for u64, length of the log's name u16, name, then the wrapped key with
 * everything before as associated data.
 *
 * @param ratchet where it is
 * @param origin the log whose sealings it counts along with; empty before there was one
 * @param sealing number of the sealing in that log which its present key is for
 */
record RatchetFile(Ratchet ratchet, String origin, long sealing) {
    static final String CURRENT = "ratchet.key";
    static final String COMING = "ratchet.next";

    private static final byte[] MAGIC = "LARESMR1".getBytes(StandardCharsets.US_ASCII);

    /** Whether it is the other one at another step: of the same ratchet, along with the same log. */
    boolean isOf(RatchetFile other) {
        return ratchet.id().equals(other.ratchet.id()) && origin.equals(other.origin);
    }

    /** The same when so many sealings of its log have been made: past the keys of those. */
    RatchetFile behind(long sealings) {
        Ratchet next = ratchet;
        for (long used = sealing; used <= sealings; used++) {
            next = next.next();
        }
        return new RatchetFile(next, origin, Math.max(sealing, sealings + 1));
    }

    byte[] write(KeyWrap wrap) {
        byte[] name = origin.getBytes(StandardCharsets.UTF_8);
        byte[] head = ByteBuffer.allocate(MAGIC.length + KeyWrap.ID_LENGTH + 2 * Long.BYTES + Short.BYTES + name.length)
                .put(MAGIC)
                .put(HexFormat.of().parseHex(ratchet.id()))
                .putLong(ratchet.index())
                .putLong(sealing)
                .putShort((short) name.length)
                .put(name)
                .array();
        byte[] all = Arrays.copyOf(head, head.length + KeyWrap.WRAPPED_LENGTH);
        System.arraycopy(wrap.wrap(ratchet.key(), head), 0, all, head.length, KeyWrap.WRAPPED_LENGTH);
        return all;
    }

    static RatchetFile read(byte[] stored, Unwrapping keys) throws ForgedException {
        try {
            ByteBuffer in = ByteBuffer.wrap(stored);
            byte[] magic = new byte[MAGIC.length];
            in.get(magic);
            byte[] id = new byte[KeyWrap.ID_LENGTH];
            in.get(id);
            long index = in.getLong();
            long sealing = in.getLong();
            byte[] name = new byte[Short.toUnsignedInt(in.getShort())];
            in.get(name);
            if (!Arrays.equals(magic, MAGIC)) {
                throw new ForgedException("is of another kind");
            }
            int head = in.position();
            byte[] key = keys.unwrap(Arrays.copyOfRange(stored, head, stored.length), Arrays.copyOf(stored, head));
            Ratchet ratchet = new Ratchet(HexFormat.of().formatHex(id), index, key);
            return new RatchetFile(ratchet, new String(name, StandardCharsets.UTF_8), sealing);
        } catch (BufferUnderflowException e) {
            throw new ForgedException("ends too soon", e);
        }
    }
}
