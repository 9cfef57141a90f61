// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.deidentify;

import care.lares.crypto.HmacSha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/** The names one recipient knows people, devices and things by: always the same, and nothing without the key. */
public final class Aliases {
    /** Length of a name in bytes: no two of 2^64 things share one. */
    private static final int BYTES = 16;

    private static final long VERSION_BITS = 0x000000000000f000L;
    /** Version 8 of RFC 9562: what the bits are made of is nobody's business. */
    private static final long VERSION = 0x0000000000008000L;

    private static final long VARIANT_BITS = 0xc000000000000000L;
    private static final long VARIANT = 0x8000000000000000L;

    private final byte[] key;

    Aliases(byte[] key) {
        this.key = key;
    }

    /**
     * The name of a thing.
     *
     * @param sort what it is, such as {@code device}: things of two sorts never share a name
     * @param parts what it is called here, in as many parts as it takes
     * @return 32 lower-case hexadecimal digits
     */
    public String of(String sort, String... parts) {
        return HexFormat.of().formatHex(hash(sort, parts));
    }

    /** The same as a UUID. */
    public UUID uuid(String sort, String... parts) {
        ByteBuffer bytes = ByteBuffer.wrap(hash(sort, parts));
        return new UUID((bytes.getLong() & ~VERSION_BITS) | VERSION, (bytes.getLong() & ~VARIANT_BITS) | VARIANT);
    }

    private byte[] hash(String sort, String... parts) {
        HmacSha256 hmac = new HmacSha256(key);
        byte[][] all = new byte[2 * parts.length + 2][];
        put(all, 0, sort);
        for (int i = 0; i < parts.length; i++) {
            put(all, 2 * i + 2, parts[i]);
        }
        return Arrays.copyOf(hmac.of(all), BYTES);
    }

    /** With its length before it: no two lists of parts read the same. */
    private static void put(byte[][] all, int at, String part) {
        byte[] text = part.getBytes(StandardCharsets.UTF_8);
        all[at] = ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array();
        all[at + 1] = text;
    }
}
